"""Words and word pieces of a text, with their places: the twin of Swift's `PieceSplitter`.

A word is a run of characters without white space; punctuation marks and CJK characters are words of their own (the basic
tokenizer of BERT, Devlin et al. 2019). Words are lower-cased, stripped of accents, and cut greedily into the
pieces of the vocabulary. Offsets are code points of the text as given.
"""
import unicodedata
from dataclasses import dataclass

LONGEST_WORD = 100  # characters: longer words are [UNK]
MOST_PIECES = 8  # of one word: the rest are dropped
OTHER, LOWER, CAPITALISED, CAPITAL, CAPITALS, MIXED, DIGITS, ALPHANUMERIC = range(8)
SHAPES = 8
OPENING, CLOSING = "“„«", "”»"


@dataclass
class Word:
    start: int
    end: int
    pieces: list  # vocabulary indices, at least one
    feature: int  # shape * 2 + 1 inside quotation marks


def load_vocabulary(path):
    with open(path, encoding="utf-8") as lines:
        return {line.rstrip("\n"): index for index, line in enumerate(lines)}


def is_punctuation(c):
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def is_cjk(c):
    o = ord(c)
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0x20000 <= o <= 0x2CEAF
            or 0xF900 <= o <= 0xFAFF or 0x2F800 <= o <= 0x2FA1F)


def is_space(c):
    return c in " \t\n\r" or unicodedata.category(c) in ("Zs", "Zl", "Zp")


def is_dropped(c):
    return c in "\x00�" or unicodedata.category(c) in ("Cc", "Cf", "Cn", "Co", "Cs")


def normalised(word):
    folded = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in folded if unicodedata.category(c) != "Mn" and not is_dropped(c))


def shape(word):
    upper = sum(c.isupper() for c in word)
    lower = sum(c.islower() for c in word)
    digits = sum(c.isdigit() for c in word)
    if digits:
        return ALPHANUMERIC if upper or lower else DIGITS
    if not upper and not lower:
        return OTHER
    if not upper:
        return LOWER
    if not lower:
        return CAPITAL if upper == 1 else CAPITALS
    return CAPITALISED if upper == 1 and word[0].isupper() else MIXED


def raw_words(text):
    """Yields (start, end) of the words before normalisation."""
    start = None
    for i, c in enumerate(text):
        alone = is_punctuation(c) or is_cjk(c)
        if is_space(c) or alone:
            if start is not None:
                yield start, i
                start = None
            if alone:
                yield i, i + 1
        elif start is None:
            start = i
    if start is not None:
        yield start, len(text)


def word_pieces(word, vocabulary):
    if len(word) > LONGEST_WORD:
        return [vocabulary["[UNK]"]]
    pieces, at = [], 0
    while at < len(word):
        end = len(word)
        while end > at:
            piece = ("##" if at else "") + word[at:end]
            if piece in vocabulary:
                break
            end -= 1
        if end == at:
            return [vocabulary["[UNK]"]]
        pieces.append(vocabulary[piece])
        at = end
    return pieces[:MOST_PIECES]


class Splitter:
    def __init__(self, vocabulary):
        self.vocabulary, self.known = vocabulary, {}

    def words(self, text):
        """The words of one text. The state of quotation marks starts anew in every line."""
        found, inside, line_end = [], False, -1
        for start, end in raw_words(text):
            raw = text[start:end]
            if start > line_end:
                inside, line_end = False, text.find("\n", start)
                if line_end < 0:
                    line_end = len(text)
            if raw not in self.known:
                folded = normalised(raw)
                self.known[raw] = (word_pieces(folded, self.vocabulary), shape(raw)) if folded else None
            if self.known[raw] is None:
                continue
            pieces, form = self.known[raw]
            mark = raw in OPENING or raw in CLOSING or raw == '"'
            if mark and raw != '"' and raw in OPENING or raw == '"' and not inside:
                inside, within = True, True
            elif mark:
                inside, within = False, True
            else:
                within = inside
            found.append(Word(start, end, pieces, form * 2 + within))
        return found
