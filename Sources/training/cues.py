#!/usr/bin/env python3
"""Writes Assets/lexicons/cues-verbs.txt: the verbs that report what people say, with the frames in which they do.

    cues.py ARTICLES.jsonl > Assets/lexicons/cues-verbs.txt

ARTICLES holds the training part of PolNeAR (one article a line: text, attributions, discard; offsets in code
points). Only counts leave it. Needs the package lemminflect (MIT).
"""
import collections
import json
import re
import sys

import lemminflect

WORD = re.compile(r"\w+(?:[’'](?!s\b)\w+)?|[’']s\b|[^\w\s]")
QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|«[^»\n]*»?")
MARKS = set("“”„«»\"")


def words(text):
    return set(text.split())


BE = words("am is are was were be been being 's 're")
NOT = words("not n't")
ADVERBS = words(
    "also repeatedly recently previously later then now still already often publicly once again just only never even"
    " long further simply instead apparently subsequently specifically explicitly initially reportedly privately"
    " openly consistently first strongly clearly")
PREPOSITIONS = words(
    "of for about on with against at as by over in out up into from to through like upon around after before between")
QUESTIONS = words("whether how what why if who where when which")
STARTERS = words(
    "a an the this that these those his her its their our my your he she it they we i you him them us me some any no"
    " every all")
NOUN_LEADS = words("a an the this his her its their 's any no of in for with")

# Verbs of saying: they keep a prior even where the corpus hardly knows them.
SAYING = words("""
say tell add note warn caution quip muse intone opine retort rebut concede contend allege aver assert avow maintain
insist insinuate imply lament bemoan gripe grumble groan joke laugh chuckle whisper mutter murmur shout yell scream
cry bellow roar exclaim thunder predict forecast speculate surmise suspect reckon guess conclude reason vow pledge
swear promise demand urge implore plead beg testify confess admit acknowledge deny refute reject reiterate repeat
stress emphasize emphasise underscore explain clarify elaborate respond reply answer counter comment remark observe
recall recount relate reveal disclose divulge confirm verify boast brag gloat tweet post blog write report announce
declare proclaim pronounce state claim charge accuse argue believe fear hope doubt worry think advise recommend
suggest propose request complain protest object agree disagree concur signal hint indicate inform brief notify remind
assure reassure criticise criticize condemn denounce decry blast slam deride mock dismiss praise laud hail thank
apologise apologize estimate project calculate assess anticipate expect foresee envision describe characterise
characterize label dub brand term classify call depict portray alert alarm threaten interject snap sneer scoff sigh
continue begin quote cite paraphrase rule decree""")
PRIOR = {"that": .8, "np": .5, "quote": .9, "after": .8, "wh": .5}

# Words that are verbs of reporting too seldom to be worth an entry, or that other rules read.
LEFT_OUT = words("""
accord be have do will can may would could go take make get come become need stay keep let run win lose over better
zero wrong well bill case bank page language line list size single state step sum surface time word table title phone
radio house color auction bark beam cut dawn care boom book clip coast dig draw fire float forward free further
general gun head heap image keen last light lobby mail marvel match measure meet needle number pain paint pan pass
pile pin pitch place play poke pump rally range rattle roll root route rule serve set shape share shy side sing smell
spar spare split stick stand stump suit tick touch trail transition try turn upset veer vent view watch weigh whip
work bear band best bore party process function experience increase like mean""")

VOICES = ["act", "ing", "inf", "pas", "noun"]
HEADER = """\
# Verbs that report what somebody says, thinks, wants or shows.
#
# One verb a line: base, third person, past, past participle and -ing form; then, after the bar, the frames
# in which it was seen to be a cue, each with the share (0-100) of its uses in that frame that were.
#
# A frame is what follows the verb:
#   that   a clause with "that"            np     anything else: a noun phrase or a bare clause
#   wh     "whether", "how", "what" ...    to     an infinitive (or "to" and a noun)
#   quote  a quotation, after , or : or not at all
#   after  the end of its clause: the words said come before it
#   of for about on with against as ...    that preposition or particle
# Frames hold for active verbs; with ing-, inf-, pas- and noun- before them, for the -ing form, the
# infinitive with "to", the passive, and the same word used as a noun.
#
# Counted by Sources/training/cues.py on the training part of PolNeAR 1.0 (Newell, Margolin and Ruths 2018),
# smoothed; verbs of saying that are rare there have the prior of their frames.
"""

_lemmas = {}


def lemma(word):
    if word not in _lemmas:
        found = lemminflect.getAllLemmas(word, upos="VERB") if len(word) > 2 and word.isalpha() else {}
        _lemmas[word] = found.get("VERB", ("",))[0]
    return _lemmas[word]


def voice(tokens, index):
    before = index - 1
    while before >= 0 and (tokens[before] in ADVERBS or tokens[before] in NOT):
        before -= 1
    lead = tokens[before] if before >= 0 else ""
    if tokens[index].endswith("ing"):
        return "ing"
    if lead in BE:
        return "pas"
    if lead == "to":
        return "inf"
    return "noun" if lead in NOUN_LEADS else "act"


def frame(tokens, shapes, index):
    """What follows; None for an end of clause that no words said come before."""
    following = tokens[index + 1] if index + 1 < len(tokens) else "."
    second = tokens[index + 2] if index + 2 < len(tokens) else "."
    if following in MARKS or (following in ",:" and second in MARKS):
        return "quote"
    if following == "that" or following == "to":
        return following
    if following in QUESTIONS:
        return "wh"
    if following in PREPOSITIONS:
        return following
    if following in ".,;—–":
        return "after" if any(t in MARKS or t == "," for t in tokens[max(0, index - 8):index]) else None
    return None if following in ":-" else "np"


def count(articles):
    """Uses and uses as a cue of each (lemma, voice, frame), and cues of each lemma."""
    uses, cues, cues_of = collections.Counter(), collections.Counter(), collections.Counter()
    for article in articles:
        text = article["text"]
        in_cue, skipped = bytearray(len(text) + 1), bytearray(len(text) + 1)
        for attribution in article["attributions"]:
            for start, end in attribution["cue"]:
                in_cue[start:end] = b"\1" * (end - start)
        for match in QUOTED.finditer(text):
            skipped[match.start() + 1:match.end()] = b"\1" * (match.end() - match.start() - 1)
        for start, end in article.get("discard") or []:
            skipped[start:end] = b"\1" * (end - start)
        spans = [match.span() for match in WORD.finditer(text)]
        shapes = [text[a:b] for a, b in spans]
        tokens = [shape.lower().replace("’", "'") for shape in shapes]
        for index, (start, _) in enumerate(spans):
            verb = lemma(tokens[index])
            if not verb or skipped[start]:
                continue
            cues_of[verb] += in_cue[start]
            kind = frame(tokens, shapes, index)
            if kind:
                key = verb, voice(tokens, index), kind
                uses[key] += 1
                cues[key] += in_cue[start]
    return uses, cues, cues_of


def shares(verb, uses, cues, keys):
    """`frame:share` of the frames worth telling, smoothed."""
    found = []
    for mode, kind in sorted(keys, key=lambda key: (VOICES.index(key[0]), key[1])):
        seen, hits = uses[verb, mode, kind], cues[verb, mode, kind]
        active = mode == "act"
        if not active and seen < 3:
            continue
        is_saying = active and verb in SAYING and kind in PRIOR
        prior, weight = (PRIOR[kind], 2) if is_saying else (.15, 1.5)
        share = (hits + prior * weight) / (seen + weight)
        overrides = mode in ("ing", "inf") and share < .25 and uses[verb, "act", kind]
        if share >= (.25 if active else .3) or overrides:
            found.append((kind if active else f"{mode}-{kind}", round(100 * share)))
    return found


def forms(verb):
    inflections = lemminflect.getAllInflections(verb, upos="VERB")
    past = inflections.get("VBD", ("-",))[0]
    return [inflections.get("VB", (verb,))[0], inflections.get("VBZ", ("-",))[0], past,
            inflections.get("VBN", (past,))[0], inflections.get("VBG", ("-",))[0]]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        uses, cues, cues_of = count(json.loads(line) for line in file if line.strip())
    keys = collections.defaultdict(set)
    for verb, mode, kind in uses:
        keys[verb].add((mode, kind))
    sys.stdout.write(HEADER)
    for verb in sorted(({v for v in cues_of if cues_of[v] >= 3} - LEFT_OUT) | SAYING):
        if verb in SAYING:
            keys[verb] |= {("act", kind) for kind in PRIOR}
        found = shares(verb, uses, cues, keys[verb])
        if any(share >= 30 for _, share in found):
            print(" ".join(forms(verb)), "|", " ".join(f"{kind}:{share}" for kind, share in found))


main()
