#!/usr/bin/env python3
"""Writes Assets/lexicons/verb-lemmas.txt: forms of verbs with their base form.

usage: lemmas.py UD_FOLDER > Assets/lexicons/verb-lemmas.txt

Counted over Universal Dependencies English EWT and the open genres of GUM; of several base forms of one form the
commonest is kept. Forms that are base forms themselves are left out.
"""
import collections
import glob
import re
import sys


def main(folder):
    counts = collections.defaultdict(collections.Counter)
    for path in sorted(glob.glob(folder + "/*-train.conllu")):
        for line in open(path, encoding="utf-8"):
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10 and columns[3] in ("VERB", "AUX"):
                form, lemma = columns[1].lower().replace("’", "'"), columns[2].lower()
                if re.fullmatch(r"[a-z]+(-[a-z]+)?", form) and re.fullmatch(r"[a-z]+(-[a-z]+)?", lemma):
                    counts[form][lemma] += 1
    known = {form: lemmas.most_common(1)[0][0] for form, lemmas in counts.items()}
    # Of verbs that are seen in one form only, the regular others are made.
    for lemma in sorted(set(known.values())):
        if lemma.endswith("e") and not lemma.endswith("ee") and len(lemma) > 3:
            for form in (lemma + "d", lemma[:-1] + "ing", lemma + "s"):
                known.setdefault(form, lemma)
    for form in sorted(known):
        if known[form] != form:
            print(form + "\t" + known[form])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
