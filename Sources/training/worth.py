#!/usr/bin/env python3
"""Learns how much a claim is worth checking, and writes Assets/lexicons/worth.txt.

    worth.py two_class_train.json --folds             average precision and F1 over four folds (index modulo 4)
    worth.py two_class_train.json > Assets/lexicons/worth.txt

The data are the sentences of ClaimBuster (Arslan, Hassan, Li, Tremayne 2020), labelled check-worthy or not.
The model is a logistic regression over the words of a sentence, pairs of neighbouring words, and a few signs in
angle brackets (a number, a name, the length). `features` has its twin in CheckWorthiness.swift: change both.
"""
import json
import math
import random
import re
import sys

HEADER = """\
# How much a word, a pair of words or a sign adds to the log-odds that a claim is worth checking.
# Learned by Sources/training/worth.py from ClaimBuster (Arslan, Hassan, Li, Tremayne 2020), CC BY 4.0.
"""
TOKEN = re.compile(r"[A-Za-z][A-Za-z]*(?:['’.-][A-Za-z]+)*|\d[\d,.]*(?:st|nd|rd|th)?|[%$€£]")
LENGTHS = (6, 10, 15, 20, 30)
RATE, EPOCHS = 0.04, 8  # few and small steps: stopping early is the only regularisation
LIMIT = 3600  # weights kept: the largest ones


def features(text):
    """The set of words, pairs and signs of a sentence."""
    found, previous, count, numbers, names = set(), "<start>", 0, 0, 0
    for match in TOKEN.finditer(text):
        token = match.group()
        for suffix in ("'s", "’s"):
            token = token.removesuffix(suffix)
        if token[0].isdigit():
            numbers += 1
            digits = token.rstrip(".,")
            year = len(digits) == 4 and digits.isdigit() and 1900 <= int(digits) < 2100
            word = "<year>" if year else "<number>"
        else:
            if count and token[0].isupper() and token != "I" and not token.startswith(("I'", "I’")):
                names += 1
            word = token.lower().replace("’", "'")
        found.add(word)
        found.add(previous + " " + word)
        previous = word
        count += 1
    found.update(f"<words>={length}" for length in LENGTHS if count >= length)
    found.update(f"<numbers>={n}" for n in (1, 2, 3) if numbers >= n)
    found.update(f"<names>={n}" for n in (1, 2, 3) if names >= n)
    return found


def frequent(rows, least=4):
    """The features that occur in enough sentences to be learned."""
    counts = {}
    for found, _ in rows:
        for feature in found:
            counts[feature] = counts.get(feature, 0) + 1
    return {feature for feature, count in counts.items() if count >= least}


def train(rows):
    """Weights by AdaGrad; the bias is the weight of `<bias>`."""
    known = frequent(rows)
    data = [([f for f in sorted(found) if f in known] + ["<bias>"], label) for found, label in rows]
    weights, squares = {}, {}
    order = random.Random(7)
    for _ in range(EPOCHS):
        order.shuffle(data)
        for found, label in data:
            error = label - sigmoid(sum(weights.get(f, 0.0) for f in found))
            for feature in found:
                squares[feature] = squares.get(feature, 0.01) + error * error
                weights[feature] = weights.get(feature, 0.0) + RATE * error / math.sqrt(squares[feature])
    return weights


def pruned(weights):
    """The largest weights, rounded as they are written."""
    kept = sorted(weights, key=lambda f: (f != "<bias>", -abs(weights[f]), f))[:LIMIT]
    return {f: round(weights[f], 2) for f in kept if abs(weights[f]) >= 0.01}


def score(weights, found):
    return sum(weights.get(f, 0.0) for f in found) + weights.get("<bias>", 0.0)


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def average_precision(scored):
    hits, total = 0, 0.0
    for rank, (_, label) in enumerate(sorted(scored, key=lambda pair: -pair[0]), 1):
        if label:
            hits += 1
            total += hits / rank
    return total / hits


def f1(scored):
    true = sum(1 for s, label in scored if s > 0 and label)
    return 2 * true / (sum(1 for s, _ in scored if s > 0) + sum(label for _, label in scored))


def folds(rows):
    precision, balance = 0.0, 0.0
    for fold in range(4):
        weights = pruned(train([row for i, row in enumerate(rows) if i % 4 != fold]))
        scored = [(score(weights, found), label) for i, (found, label) in enumerate(rows) if i % 4 == fold]
        print(f"fold {fold}: AP {average_precision(scored):.3f}  F1 {f1(scored):.3f}")
        precision += average_precision(scored) / 4
        balance += f1(scored) / 4
    print(f"mean:   AP {precision:.3f}  F1 {balance:.3f}")


def main():
    rows = [(features(row["text"]), row["label"]) for row in json.load(open(sys.argv[1], encoding="utf-8"))]
    if "--folds" in sys.argv:
        folds(rows)
        return
    weights = pruned(train(rows))
    sys.stdout.write(HEADER)
    for feature in sorted(weights):
        print(f"{feature}\t{weights[feature]:g}")


main()
