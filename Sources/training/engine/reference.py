"""Makes what Swift's tests compare the program with: a small file of weights, and what this code computes with them.

    reference.py OUT.weights OUT.json                   a narrow model with random weights
    reference.py --of CHECKPOINT.pt VOCABULARY.txt OUT.json   a trained model

The 8-bit model is computed in 64-bit floats. A narrow model whose activations come so near to the middle between two whole
numbers that 32-bit floats round them the other way is not taken: the next seed is.
"""
import json
import sys

import torch

import export
import model as engine
import pieces
import windows
from corpora import Labelled
from quantised import quantised
from reference_texts import TEXTS

NARROW = {"WIDTH": 32, "INNER": 64, "ATTENTION_HEADS": 2, "DEPTH": 2, "NAME_DEPTH": 1, "POSITIONS": 48, "LINK": 16, "ARC": 16,
          "RELATION": 16, "PROJECTIONS": 4 * 16 + 2 * 16 + 2 * 16}
SCORES = ("role", "name", "tag", "cue", "source", "head")
LINK_ROWS = 3  # of each window
FULL_WINDOWS = 2  # of each text; of the others only the roles are written


def narrow_vocabulary():
    """The special pieces in their places, short words of the texts, beginnings of the long ones, and letters."""
    found = {"[PAD]": 0, "[UNK]": 100, "[CLS]": windows.CLS, "[SEP]": windows.SEP}
    for index in range(103):
        if index not in found.values():
            found[f"[unused{index}]"] = index
    wanted = []
    for text in TEXTS:
        for start, end in pieces.raw_words(text):
            word = pieces.normalised(text[start:end])
            if len(word) < 5 and word not in "дйσ":
                wanted.append(word)
            elif word:
                wanted += [word[:3], "##" + word[3:6], "##" + word[-2:]]
            wanted += ["##" + c for c in word[1:] if c.isascii() and c not in "qz"]
    for piece in sorted(set(wanted) - {"", "##"}):
        found[piece] = len(found)
    return found


def narrow_model(vocabulary, seed):
    for name, value in NARROW.items():
        setattr(engine, name, value)
    torch.manual_seed(seed)
    model = engine.Engine(len(vocabulary), name_depth=engine.NAME_DEPTH).eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "norm" in name:
                weight.copy_(torch.randn_like(weight) * 0.2 + (1 if name.endswith("weight") else 0))
            elif name == "features.weight" or name.endswith("_link"):
                weight.copy_(torch.randn_like(weight) * 0.3)
    return model


def sentence_starts(text, words):
    """Where `windows.cut` would cut."""
    return [w.start for before, w in zip(words, words[1:])
            if text[before.start] in '.?!"”' and text[w.start].isupper() and w.start > before.end]


def computed(model, window):
    batch = windows.batch([window])
    with torch.no_grad():
        out = model(batch["ids"], batch["features"], batch["mask"], batch["words"])
        heads = out["head"].argmax(dim=2)
        relations = model.relation_scores(out["relation_sides"], heads)
        whole = model.worth_scores(out["own"], batch["word_mask"])
    found = {name: out[name][0].log_softmax(1) for name in SCORES}
    found.update(relation=relations[0].log_softmax(1), heads=heads[0], worth=whole)
    return found


def rounded(tensor):
    return [[round(v, 5) for v in row] for row in tensor.tolist()]


def shown(found, full):
    if not full:
        return {"role": rounded(found["role"])}
    values = {name: rounded(found[name]) for name in ("role", "name", "tag")}
    values.update({name: rounded(found[name][:LINK_ROWS]) for name in ("cue", "source", "head", "relation")})
    values["heads"] = found["heads"][:LINK_ROWS].tolist()
    values["worth"] = round(found["worth"].item(), 5)
    return values


def reference(model, vocabulary, length):
    """What is computed for all texts, and how far 32-bit floats are from 64-bit ones in it."""
    eight_bit = quantised(model)
    exact = quantised(model).double()
    splitter, texts, farthest = pieces.Splitter(vocabulary), [], 0.0
    for text in TEXTS:
        words = splitter.words(text)
        byte = lambda at: len(text[:at].encode("utf-8"))
        entry = {
            "text": text, "sentenceStarts": [byte(at) for at in sentence_starts(text, words)],
            "words": [[byte(w.start), byte(w.end), w.feature] + w.pieces for w in words],
            "windows": [[list(part) for part in group] for group in windows.packed(text, words, length)],
            "float": [], "eightBit": []}
        for number, window in enumerate(windows.windows(Labelled(text), splitter, length)):
            plain, single, double = (computed(m, window) for m in (model, eight_bit, exact))
            farthest = max([farthest] + [(single[k] - double[k]).abs().max().item() for k in SCORES])
            entry["float"].append(shown(plain, False))
            entry["eightBit"].append(shown(double, number < FULL_WINDOWS))
        texts.append(entry)
    return {"texts": texts}, farthest


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file, separators=(",", ":"))
        file.write("\n")


def main():
    if len(sys.argv) == 3:
        vocabulary, seed, farthest = narrow_vocabulary(), 0, 1.0
        while farthest > 1e-4:
            seed += 1
            model = narrow_model(vocabulary, seed)
            windows.LENGTH = NARROW["POSITIONS"]
            export.LENGTH = windows.LENGTH
            content, farthest = reference(model, vocabulary, windows.LENGTH)
        print(f"seed {seed}: 32-bit floats are within {farthest:.1e}")
        export.export(model, vocabulary, sys.argv[1])
        write(sys.argv[2], content)
    elif len(sys.argv) == 5 and sys.argv[1] == "--of":
        vocabulary = pieces.load_vocabulary(sys.argv[3])
        model = engine.loaded(sys.argv[2], len(vocabulary)).eval()
        content, farthest = reference(model, vocabulary, windows.LENGTH)
        print(f"32-bit floats are within {farthest:.1e}")
        write(sys.argv[4], content)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
