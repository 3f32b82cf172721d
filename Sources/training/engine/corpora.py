"""Reads the corpora into texts with labels, all of them as code point spans."""
import json
import re
from dataclasses import dataclass, field

NAME_KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC", "EVENT": "MISC", "PROD": "MISC"}
NOT_BEFORE = set(".,;:!?)]}%'’”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "''"}
NOT_AFTER = set("([{$“‘") | {"``"}


@dataclass
class Labelled:
    """One text. A layer that is None is not labelled."""
    text: str
    attributions: list = None  # {"source": [[s, e]], "cue": …, "content": …}
    discard: list = field(default_factory=list)
    names: list = None  # (start, end, kind)
    names_open: bool = False  # whether MISC is left unlabelled
    parse: list = None  # sentences of (start, end, tag, head, relation); head 0-based, -1 for the root
    worth: int = None  # whether worth checking
    annotator: int = 0  # who labelled it, by which guidelines; 0 for nobody in particular


# Six people labelled PolNeAR; the corpora of names follow one guideline each.
ANNOTATORS = ["4b22", "ef2d", "4e07", "d473", "6b86", "5fec", "uner_ewt", "gum_open", "crossner_politics", "wikigold"]


def polnear(path):
    for line in open(path, encoding="utf-8"):
        a = json.loads(line)
        yield Labelled(
            a["text"], attributions=a["attributions"], discard=a.get("discard") or [],
            annotator=annotator(a["annotator"]))


def annotator(name):
    return ANNOTATORS.index(name) + 1 if name in ANNOTATORS else 0


def claimbuster(path):
    rows = json.load(open(path, encoding="utf-8"))
    return [Labelled(r["text"], worth=int(r["label"])) for r in rows]


def tagged_sentences(path):
    sentence = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line:
            sentence.append(line.rsplit("\t", 1))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def spaced(words):
    """Joins words with the spaces that English has; gives the text and the words' places."""
    text, places, previous, opened = "", [], None, False
    for word in words:
        space = previous is not None and word not in NOT_BEFORE and previous not in NOT_AFTER
        if word == '"':
            space, opened = space and not opened, not opened
        elif previous == '"' and opened:
            space = False
        text += " " if space else ""
        places.append((len(text), len(text) + len(word)))
        text += word
        previous = word
    return text, places


def name_spans(tags, places):
    spans, start, kind = [], None, None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and (tag == "O" or tag[0] == "B" or tag[2:] != kind):
            if kind in NAME_KINDS:
                spans.append((places[start][0], places[i - 1][1], NAME_KINDS[kind]))
            start = None
        if tag != "O" and (tag[0] == "B" or start is None):
            start, kind = i, tag[2:]
    return spans


def names_only(path, per_text=25):
    """A tagged file without its text: sentences become lines of texts, `per_text` to each."""
    who = annotator(path.name.split(".")[0])
    batch = Labelled("", names=[], annotator=who)
    count = 0
    for sentence in tagged_sentences(path):
        text, places = spaced([w for w, _ in sentence])
        base = len(batch.text)
        batch.text += text + "\n"
        batch.names += [(s + base, e + base, k) for s, e, k in name_spans([t for _, t in sentence], places)]
        count += 1
        if count % per_text == 0:
            yield batch
            batch = Labelled("", names=[], annotator=who)
    if batch.text:
        yield batch


def find_words(words, text):
    """The places of words in a text, or None when they are not there one after the other."""
    places, at = [], 0
    for word in words:
        squeezed = word.replace(" ", "")
        while at < len(text) and text[at].isspace():
            at += 1
        end, matched = at, 0
        while matched < len(squeezed) and end < len(text):
            if text[end].isspace():
                end += 1
            elif text[end] == squeezed[matched]:
                end, matched = end + 1, matched + 1
            else:
                return None
        places.append((at, end))
        at = end
    return places


def treebank(path, names_path, names_open):
    """A CoNLL-U file, its names from a tagged file of the same sentences; one text for each paragraph or document."""
    tagged = {}
    for sentence in tagged_sentences(names_path):
        tagged.setdefault("".join(w for w, _ in sentence).replace(" ", ""), sentence)
    current, blank = None, False
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        lines = block.split("\n")
        if any(l.startswith(("# newdoc",)) for l in lines):
            if current is not None:
                yield current
            current = None
        text = next((l[9:] for l in lines if l.startswith("# text = ")), None)
        if text is None:
            continue
        if current is None:
            current = Labelled(
                "", names=[], names_open=names_open, parse=[], annotator=annotator(names_path.name.split(".")[0]))
        elif any(l.startswith("# newpar") for l in lines):
            current.text += "\n"
        elif current.text:
            current.text += " "
        base = len(current.text)
        current.text += text
        sentence = parsed(lines, text)
        if sentence:
            current.parse.append([(s + base, e + base, t, h, r) for s, e, t, h, r in sentence])
        names = tagged.get(text.replace(" ", ""))
        places = names and find_words([w for w, _ in names], text)
        if places:
            current.names += [
                (s + base, e + base, k) for s, e, k in name_spans([t for _, t in names], places)]
        else:
            current.names.append((base, base + len(text), None))  # unlabelled
    if current is not None:
        yield current


def parsed(lines, text):
    rows = [l.split("\t") for l in lines if l and l[0].isdigit()]
    surface, covered = [], -1
    for row in rows:
        if "-" in row[0]:
            first, covered = (int(n) for n in row[0].split("-"))
            surface.append((first, covered, row[1]))
        elif "." not in row[0] and int(row[0]) > covered:
            surface.append((int(row[0]), int(row[0]), row[1]))
    places = find_words([w for _, _, w in surface], text)
    if places is None:
        return None
    where = {}
    words = {int(r[0]): r for r in rows if "-" not in r[0] and "." not in r[0]}
    for (first, last, _), (start, end) in zip(surface, places):
        at = start
        for number in range(first, last + 1):
            if first == last or number == last:
                where[number] = (at, end)
            else:
                where[number] = (at, min(end, at + len(words[number][1])))
                at = where[number][1]
    result = []
    for number, row in sorted(words.items()):
        relation = row[7] if row[7] in KEPT_SUBTYPES else row[7].split(":")[0]
        result.append((*where[number], row[3], int(row[6]) - 1, relation))
    return result


KEPT_SUBTYPES = {"nsubj:pass", "aux:pass", "acl:relcl", "nmod:poss", "obl:tmod", "nsubj:outer", "compound:prt"}
