#!/usr/bin/env python3
"""Writes Assets/lexicons/finite-verbs.txt: which words can be the finite verb of a clause, and how surely.

    finite_verbs.py CORPUS.conllu... > Assets/lexicons/finite-verbs.txt

The corpora are Universal Dependencies treebanks with Penn tags in the fifth column. Only counts are taken from
them. A line of the lexicon is a word in lower case and one letter:

    P   a past form that is hardly ever anything else (said, went)
    p   a past form that is often a participle (signed, held)
    S   a third-person present that is hardly ever anything else (says, becomes)
    s   a third-person present that is often a plural noun (talks, fears)
    b   a base form, finite only after a plural subject (agree, grow)

Auxiliaries and modals are few and stand in the program itself.
"""
import collections
import sys

SURE = 0.85
ENOUGH = 3  # occurrences below which a share says little
AUXILIARY = {"be", "have", "do"}
HEADER = """\
# Words that can be the finite verb of a clause: P p past, S s present, b base; capitals where hardly anything else.
# Counted by Sources/training/finite_verbs.py from Universal Dependencies English EWT (CC BY-SA 4.0) and the open
# genres of GUM (annotations CC BY 4.0). Licence of this list: CC BY-SA 4.0.
"""


def read(paths):
    """Tags of every word, and the lemmas that occur as verbs."""
    tags = collections.defaultdict(collections.Counter)
    lemmas = collections.Counter()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            columns = line.rstrip("\n").split("\t")
            if len(columns) < 5 or not columns[0].isdigit():
                continue
            word, lemma, tag = columns[1].lower(), columns[2].lower(), columns[4]
            if not word.isalpha() or not word.isascii() or len(word) < 2:
                continue
            tags[word][tag] += 1
            if tag.startswith("VB"):
                lemmas[lemma] += 1
    return tags, lemmas


def letter(counts):
    """The class of a word that was seen, or None."""
    total = sum(counts.values())
    share = lambda *names: sum(counts[name] for name in names) / total
    if total >= ENOUGH and share("VBD") >= SURE:
        return "P"
    if total >= ENOUGH and share("VBZ") >= SURE:
        return "S"
    if share("VBD", "VBN") >= 0.4:
        return "p"
    if share("VBZ") >= 0.15:
        return "s"
    if total >= ENOUGH and share("VB", "VBP") >= 0.5:
        return "b"
    return None


def inflections(lemma):
    """The regular past and third person of a verb."""
    if lemma.endswith("e"):
        return lemma + "d", lemma + "s"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied", lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "ed", lemma + "es"
    return lemma + "ed", lemma + "s"


def main():
    tags, lemmas = read(sys.argv[1:])
    classes = {}
    for word, counts in tags.items():
        found = letter(counts)
        if found:
            classes[word] = found
    for lemma, count in lemmas.items():
        if count < 2 or not lemma.isalpha() or not lemma.isascii() or lemma in AUXILIARY:
            continue
        past, present = inflections(lemma)
        if past not in tags:
            classes[past] = "p"
        if present not in tags:
            classes[present] = "s"
    sys.stdout.write(HEADER)
    for word in sorted(classes):
        print(word, classes[word])


main()
