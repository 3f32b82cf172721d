"""Runs a program on the lines of a file under a local Apache Spark, as README shows it.

usage: spark_pipe.py PROGRAM INPUT OUTPUT-FOLDER [check]

Lines are spread over four partitions. With `check` a partition whose program exits with an error fails the job
(`checkCode` of RDD.pipe), which is Spark's own choice when it is left out: no.
"""

import shlex
import sys

from pyspark import SparkConf, SparkContext


def main():
    program, source, target = sys.argv[1:4]
    settings = SparkConf().setMaster("local[2]").setAppName("quoth")
    for name, value in [
        ("spark.ui.enabled", "false"),
        ("spark.driver.host", "127.0.0.1"),
        ("spark.driver.bindAddress", "127.0.0.1"),
    ]:
        settings.set(name, value)
    context = SparkContext(conf=settings)
    context.setLogLevel("OFF")
    try:
        lines = context.textFile(source, 4)
        command = shlex.quote(program) + " extract --format jsonl --jobs 1 -"
        lines.pipe(command, checkCode="check" in sys.argv[4:]).saveAsTextFile(target)
    except Exception as error:
        print(str(error).splitlines()[0], file=sys.stderr)
        sys.exit(1)
    finally:
        context.stop()


main()
