"""Packs labelled texts into windows of word pieces, with one label array for each head.

A window is [CLS], then whole paragraphs (lines), each closed by [SEP]. A paragraph that does not fit into
one window is cut after a sentence, or where it must be. Swift packs in the same way (`WindowPacker`).
"""
from dataclasses import dataclass

import torch

LENGTH = 224
IGNORED = -100
ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
RELATIONS = (
    "acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp clf compound compound:prt conj cop csubj dep det "
    "discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:poss nsubj nsubj:outer nsubj:pass nummod "
    "obj obl obl:tmod orphan parataxis punct reparandum root vocative xcomp").split()
LAYERS = ("role", "cue", "source", "name", "tag", "head", "relation", "worth")
CLS, SEP, PAD = 101, 102, 0


@dataclass
class Window:
    """`words` are places in `ids`; layers hold one number a word; heads and links count words from 1 (0 is [CLS])."""
    ids: list
    features: list
    words: list
    layers: dict
    names_open: bool
    annotator: int


def labelled_words(text, words):
    """One dictionary of label arrays for the words of a whole text."""
    count = len(words)
    layers = {name: [IGNORED] * count for name in LAYERS}
    starting = {}
    covering = {}
    for index, word in enumerate(words):
        starting[word.start] = index
        for at in range(word.start, word.end):
            covering[at] = index

    def within(spans):
        return [starting[at] for s, e in spans or [] for at in range(s, e) if at in starting]

    if text.attributions is not None:
        layers["role"] = [0] * count
        for a in text.attributions:
            cue, source = within(a["cue"]), within(a["source"])
            for key, label in (("content", 5), ("source", 1), ("cue", 3)):
                for span in a[key] or []:
                    for n, index in enumerate(within([span])):
                        layers["role"][index] = label + (n > 0)
            if cue:
                for index in within(a["content"]):
                    layers["cue"][index] = cue[0]
                layers["source"][cue[0]] = source[0] if source else None
            else:
                for index in within(a["content"]):
                    layers["cue"][index] = None
        for index in within(text.discard):
            for name in ("role", "cue", "source"):
                layers[name][index] = IGNORED
    if text.names is not None:
        layers["name"] = [0] * count
        for start, end, kind in text.names:
            for n, index in enumerate(within([(start, end)])):
                label = IGNORED if kind is None else NAMES.index("B-" + kind) + (n > 0)
                layers["name"][index] = label
    for sentence in text.parse or []:
        shown = []
        for start, end, *_ in sentence:
            own = within([(start, end)])
            shown.append(own[0] if own else None)
        for at, (start, end, tag, head, relation) in enumerate(sentence):
            index = shown[at]
            if index is None:
                continue
            layers["tag"][index] = TAGS.index(tag) if tag in TAGS else IGNORED
            if head >= 0:
                target = shown[head] if shown[head] is not None else covering.get(sentence[head][0])
                layers["head"][index] = IGNORED if target is None or target == index else target
            else:
                layers["head"][index] = None
            if relation in RELATIONS:
                layers["relation"][index] = RELATIONS.index(relation)
    return layers


def paragraphs(text, words):
    """Index ranges of the words of each line."""
    ranges, first = [], 0
    for index in range(1, len(words) + 1):
        if index == len(words) or "\n" in text[words[index - 1].end:words[index].start]:
            ranges.append((first, index))
            first = index
    return ranges


def cut(text, words, first, end, room):
    """Cuts a paragraph too long for a window, after a sentence's end where there is one in its last half."""
    while first < end:
        pieces, at, sentence = 0, first, None
        while at < end and pieces + len(words[at].pieces) <= room:
            pieces += len(words[at].pieces)
            at += 1
            if at < end and text[words[at - 1].start] in '.?!"”' and text[words[at].start].isupper() \
                    and words[at].start > words[at - 1].end and pieces * 2 > room:
                sentence = at
        stop = at if at == end else sentence or at
        yield first, stop
        first = stop


def packed(text, words, length):
    """Groups of word ranges, each group one window."""
    room = length - 2
    group, used = [], 1
    for paragraph in paragraphs(text, words):
        for first, end in cut(text, words, *paragraph, room):
            size = sum(len(w.pieces) for w in words[first:end]) + 1
            if group and used + size > length:
                yield group
                group, used = [], 1
            group.append((first, end))
            used += size
    if group:
        yield group


def windows(text, splitter, length=LENGTH):
    words = splitter.words(text.text)
    layers = labelled_words(text, words)
    for group in packed(text.text, words, length):
        window = Window([CLS], [0], [], {name: [] for name in LAYERS}, text.names_open, text.annotator)
        inside = [index for first, end in group for index in range(first, end)]
        place = {index: n + 1 for n, index in enumerate(inside)}
        for first, end in group:
            for index in range(first, end):
                window.words.append(len(window.ids))
                window.ids += words[index].pieces
                window.features += [words[index].feature] * len(words[index].pieces)
            window.ids.append(SEP)
            window.features.append(0)
        for name in LAYERS:
            row = [layers[name][index] for index in inside]
            if name in ("cue", "source", "head"):
                missing = IGNORED if name == "head" else 0
                row = [v if v == IGNORED else 0 if v is None else place.get(v, missing) for v in row]
            window.layers[name] = row
        if text.worth is not None and window.layers["worth"]:
            window.layers["worth"][0] = text.worth
        if window.words:
            yield window


def batch(group):
    """Pads windows to one batch of tensors."""
    length = max(len(w.ids) for w in group)
    count = max(len(w.words) for w in group)
    tensors = {
        "ids": torch.tensor([w.ids + [PAD] * (length - len(w.ids)) for w in group]),
        "features": torch.tensor([w.features + [0] * (length - len(w.features)) for w in group]),
        "mask": torch.tensor([[True] * len(w.ids) + [False] * (length - len(w.ids)) for w in group]),
        "words": torch.tensor([w.words + [0] * (count - len(w.words)) for w in group]),
        "word_mask": torch.tensor([[True] * len(w.words) + [False] * (count - len(w.words)) for w in group]),
        "names_open": torch.tensor([w.names_open for w in group]),
        "annotators": torch.tensor([w.annotator for w in group]),
    }
    for name in LAYERS:
        tensors[name] = torch.tensor(
            [w.layers[name] + [IGNORED] * (count - len(w.words)) for w in group])
    return tensors
