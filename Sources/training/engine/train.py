#!/usr/bin/env python3
"""Trains the language engine: one encoder, all heads.

    train.py --corpora CORPORA --pretrained MODEL_FOLDER --out engine.pt [--epochs 4] [--seed 1] …

CORPORA holds polnear/, ner/, ud/ and claimbuster/; MODEL_FOLDER holds model.safetensors and vocab.txt of
all-MiniLM-L6-v2. One thread, bfloat16 autocast: about 2,500 word pieces a second on one core.
"""
import argparse
import random
import sys
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import corpora
from decode import attributions, best_labels, scores_of, spans_of
from model import NAME_DEPTH, Engine, load_pretrained, without_annotators
from pieces import Splitter, load_vocabulary
from windows import IGNORED, LENGTH, NAMES, batch, windows

WEIGHTS = {"role": 1.0, "name": 1.0, "cue": 0.5, "source": 0.3, "tag": 0.2, "head": 0.3, "relation": 0.2, "worth": 0.3}
OPEN_LABELS = [NAMES.index("O"), NAMES.index("B-MISC"), NAMES.index("I-MISC")]
PIECES_PER_BATCH = 16 * LENGTH
HELD_OUT = 8  # with --hold-out, every so many sentences of ClaimBuster are for evaluation
NOBODY = 0.3  # how often it is left open who labelled a window


def training_texts(folder, without=(), held_out=False):
    texts = list(corpora.polnear(folder / "polnear/train.jsonl")) if "polnear" not in without else []
    texts += corpora.treebank(folder / "ud/en_ewt-train.conllu", folder / "ner/uner_ewt.train.tsv", False)
    texts += corpora.treebank(folder / "ud/en_gum_open-train.conllu", folder / "ner/gum_open.train.tsv", False)
    for name in ("crossner_politics.train", "crossner_politics.dev", "wikigold.all"):
        if name.split(".")[0] not in without:
            texts += corpora.names_only(folder / f"ner/{name}.tsv")
    if "claimbuster" not in without:
        rows = corpora.claimbuster(folder / "claimbuster/two_class_train.json")
        texts += [row for n, row in enumerate(rows) if n % HELD_OUT or not held_out]
    return texts


def varied(text, generator):
    """The text with other quotation marks, line breaks or capitals; every place stays where it is."""
    new = text.text
    if text.attributions is not None and generator.random() < 0.25:
        if "“" in new:
            new = new.replace("“", '"').replace("”", '"')
        elif new.count('"') % 2 == 0:
            marks = iter("“”" * (new.count('"') // 2))
            new = "".join(next(marks) if c == '"' else c for c in new)
    if text.attributions is not None and generator.random() < 0.25:
        new = new.replace("’", "'")
    if text.parse and generator.random() < 0.4:
        for before, after in zip(text.parse, text.parse[1:]):
            end, start = before[-1][1], after[0][0]
            if new[end:start] == " ":
                new = new[:end] + "\n" + new[start:]
    if text.names and generator.random() < 0.03:
        upper = new.upper()
        new = upper if len(upper) == len(new) else new
    return corpora.Labelled(**{**text.__dict__, "text": new})


def epoch_batches(texts, splitter, generator):
    """All windows of one epoch, a quarter of them shorter, some no longer than a sentence, in batches of like length."""
    pool = []
    for text in texts:
        draw = generator.random()
        length = LENGTH if draw < 0.75 else generator.randint(96, LENGTH) if draw < 0.9 else generator.randint(24, 96)
        pool += windows(varied(text, generator), splitter, length)
    generator.shuffle(pool)
    groups = []
    for at in range(0, len(pool), 512):
        chunk = sorted(pool[at:at + 512], key=lambda w: len(w.ids))
        group = []
        for window in chunk:
            if group and (len(group) + 1) * len(window.ids) > PIECES_PER_BATCH:
                groups.append(group)
                group = []
            group.append(window)
        if group:
            groups.append(group)
    generator.shuffle(groups)
    return groups


def losses(model, b):
    known = torch.rand(len(b["annotators"])) >= NOBODY
    named = (b["name"] != IGNORED).any(1)
    out = model(b["ids"], b["features"], b["mask"], b["words"], b["annotators"] * known, named)
    reach = torch.cat([torch.ones_like(b["word_mask"][:, :1]), b["word_mask"]], dim=1)
    found = {}
    for name in ("role", "tag"):
        found[name] = cross_entropy(out[name].float(), b[name])
    if out["name"] is not None:
        found["name"] = name_loss(out["name"].float(), b["name"][named], b["names_open"][named])
    links = {name: out[name].float().masked_fill(~reach[:, None, :], -1e4) for name in ("cue", "source", "head")}
    for name, scores in links.items():
        found[name] = cross_entropy(scores, b[name])
    if (b["relation"] != IGNORED).any():
        found["relation"] = cross_entropy(
            model.relation_scores(out["relation_sides"], b["head"]).float(), b["relation"])
    target = b["worth"][:, 0]
    if (target != IGNORED).any():
        chosen = target != IGNORED
        scores = model.worth_scores(out["own"], b["word_mask"]).float()
        found["worth"] = F.binary_cross_entropy_with_logits(scores[chosen], target[chosen].float())
    return {k: v for k, v in found.items() if v is not None}


def cross_entropy(scores, target):
    if not (target != IGNORED).any():
        return None
    return F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


def name_loss(scores, target, is_open):
    """Where MISC is not labelled, it counts as right for a word without a label."""
    known = target != IGNORED
    if not known.any():
        return None
    logs = scores.log_softmax(-1)
    free = is_open[:, None] & (target == 0)
    exact = logs.gather(2, target.clamp(min=0)[:, :, None])[:, :, 0]
    loose = logs[:, :, OPEN_LABELS].logsumexp(-1)
    return -torch.where(free, loose, exact)[known].mean()


def optimizer_for(model, rate, head_rate):
    encoder, heads = [], []
    for name, parameter in model.named_parameters():
        pretrained = name.startswith(("pieces", "positions", "norm", "layers", "name_layers"))
        (encoder if pretrained else heads).append(parameter)
    return torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": heads, "lr": head_rate}], weight_decay=0.01, fused=True)


def linear_decay(optimizer, total):
    """Rates that rise for a tenth of the steps and fall to nothing over the others."""
    warm = total // 10
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: (s + 1) / warm if s < warm else max(0.0, (total - s) / (total - warm)))


def evaluate(model, folder, splitter, held_out=False):
    """Figures on the development parts: attribution by a simple decoding, names by exact spans."""
    report = {}
    gold = list(corpora.polnear(folder / "polnear/dev.jsonl"))
    report.update(score_attributions(model, folder, gold, splitter))
    if held_out:
        report.update(score_worth(model, folder, splitter))
    for name, path, names in (("ewt", "ud/en_ewt-dev.conllu", "ner/uner_ewt.dev.tsv"),
                              ("gum", "ud/en_gum_open-dev.conllu", "ner/gum_open.dev.tsv")):
        texts = corpora.treebank(folder / path, folder / names, False)
        report.update(score_names(model, [w for t in texts for w in windows(t, splitter)], name))
    return report


def score_worth(model, folder, splitter):
    """Average precision on the sentences of ClaimBuster that were held out."""
    rows = corpora.claimbuster(folder / "claimbuster/two_class_train.json")
    return {"worth AP": average_precision(model, [r for n, r in enumerate(rows) if n % HELD_OUT == 0], splitter)}


def average_precision(model, rows, splitter):
    """How well the model ranks sentences worth checking before others, 0 to 100."""
    held = [w for row in rows for w in list(windows(row, splitter))[:1]]
    scored = []
    model.eval()
    with torch.no_grad():
        for at in range(0, len(held), 64):
            b = batch(held[at:at + 64])
            out = model(b["ids"], b["features"], b["mask"], b["words"])
            scores = model.worth_scores(out["own"], b["word_mask"]).tolist()
            scored += zip(scores, b["worth"][:, 0].tolist())
    scored.sort(reverse=True)
    right, total = 0, 0.0
    for rank, (_, label) in enumerate(scored, 1):
        right += label
        total += label * right / rank
    return 100 * total / max(1, right)


def score_names(model, all_windows, title):
    right = wrong = missed = tags = tag_right = heads = head_right = 0
    for window, scores in scores_of(model, all_windows):
        kinds = ("PER", "ORG", "LOC")
        found = {s for s in spans_of(best_labels(scores["name"], NAMES)) if s[2] in kinds}
        labels = [NAMES[v] if v >= 0 else "O" for v in window.layers["name"]]
        gold = {s for s in spans_of(labels) if s[2] in kinds}
        right, wrong, missed = right + len(gold & found), wrong + len(found - gold), missed + len(gold - found)
        for n, (tag, head) in enumerate(zip(window.layers["tag"], window.layers["head"])):
            if tag != IGNORED:
                tags, tag_right = tags + 1, tag_right + (int(scores["tag"][n]) == tag)
            if head != IGNORED and tag != IGNORED and tag != 12:
                heads, head_right = heads + 1, head_right + (int(scores["head"][n]) == head)
    report = {f"{title} names": 200 * right / max(1, 2 * right + wrong + missed)}
    if tags:
        report[f"{title} tags"] = 100 * tag_right / tags
        report[f"{title} heads"] = 100 * head_right / max(1, heads)
    return report


def score_attributions(model, folder, gold, splitter):
    """Needs the scorer's module beside the corpora's folder."""
    import importlib.machinery
    import importlib.util
    import json
    import tempfile
    tools = folder.parent / "tools"
    if not (tools / "score-attributions").exists():
        return {}
    loader = importlib.machinery.SourceFileLoader("score_attributions", str(tools / "score-attributions"))
    scorer = importlib.util.module_from_spec(importlib.util.spec_from_loader("score_attributions", loader))
    loader.exec_module(scorer)
    raw = [json.loads(line) for line in open(folder / "polnear/dev.jsonl", encoding="utf-8")]
    best = {}
    cached = []
    for text in gold:
        own = list(windows(text, splitter))
        places = splitter.words(text.text)
        cached.append((places, list(scores_of(model, own))))
    for bias in (0.0, 0.5, 1.0):
        lines = []
        for article, (places, scored) in zip(raw, cached):
            found, at = [], 0
            for window, scores in scored:
                span = lambda r: [places[at + r[0]].start, places[at + r[1] - 1].end]
                own, loose = attributions(scores, bias)
                for a in own:
                    found.append({"content": [span(c) for c in a["content"]], "cue": [span(a["cue"])],
                                  "source": [span(a["source"])] if a["source"] else None})
                for c in loose:
                    if found:
                        found.append({"content": [span(c)], "cue": [], "source": found[-1]["source"]})
                at += len(window.words)
            lines.append(json.dumps({"id": article["id"], "attributions": found}))
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
            out.write("\n".join(lines))
            out.flush()
            result = scorer.score(str(folder / "polnear/dev.jsonl"), out.name)
        best[f"attr b{bias}"] = tuple(result["attr_all"][k] for k in "PRF")
        best[f"quoted b{bias}"] = result["attr_quoted"]["F"]
        best[f"direct b{bias}"] = result["direct_quote_spans"]["recall_with_right_speaker"]
    return best


class Average:
    """A running mean of the weights, which does better than the last ones."""

    def __init__(self, model, decay):
        self.decay, self.count = decay, 0
        self.weights = {k: v.clone() for k, v in model.state_dict().items()}

    def add(self, model):
        self.count += 1
        decay = min(self.decay, self.count / (self.count + 10))
        with torch.no_grad():
            for name, value in model.state_dict().items():
                self.weights[name].lerp_(value, 1 - decay)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--pretrained", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=4)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rate", type=float, default=2e-4)
    arguments.add_argument("--head-rate", type=float, default=1e-3)
    arguments.add_argument("--init", type=Path, help="weights trained before, to go on from")
    arguments.add_argument("--repeat-names", type=int, default=1, help="how often an epoch has the corpora of names")
    arguments.add_argument("--name-depth", type=int, default=NAME_DEPTH, help="how many layers names have of their own")
    arguments.add_argument("--guidelines", action="store_true", help="tell the model who labelled a text")
    arguments.add_argument("--hold-out", action="store_true", help="keep an eighth of ClaimBuster to measure on")
    arguments.add_argument("--without", nargs="*", default=[], help="corpora to leave out")
    options = arguments.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    generator = random.Random(options.seed)
    splitter = Splitter(load_vocabulary(options.pretrained / "vocab.txt"))
    texts = training_texts(options.corpora, options.without, options.hold_out)
    texts += [t for t in texts if t.names is not None] * (options.repeat_names - 1)
    model = Engine(annotators=len(corpora.ANNOTATORS) if options.guidelines else 0, name_depth=options.name_depth)
    if options.init:
        model.load_state_dict(torch.load(options.init, map_location="cpu")["model"], strict=False)
    else:
        load_pretrained(model, options.pretrained / "model.safetensors")
        model.fork_names()
    optimizer = optimizer_for(model, options.rate, options.head_rate)
    average = Average(model, 0.998)

    total = options.epochs * len(epoch_batches(texts, splitter, random.Random(0)))
    schedule = linear_decay(optimizer, total)
    started, step, running = time.time(), 0, {}
    for epoch in range(options.epochs):
        for group in epoch_batches(texts, splitter, generator):
            model.train()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(model, batch(group))
            loss = sum(WEIGHTS[k] * v for k, v in parts.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            average.add(model)
            step += 1
            for k, v in parts.items():
                running[k] = 0.98 * running.get(k, v.item()) + 0.02 * v.item()
            if step % 50 == 0:
                print(f"{time.time() - started:6.0f} s  {step}/{total}  " + "  ".join(
                    f"{k} {v:.3f}" for k, v in running.items()), flush=True)
        save(options, model.state_dict(), epoch, options.out.with_suffix(".last.pt"))
        print("epoch", epoch + 1, evaluate(model, options.corpora, splitter, options.hold_out), flush=True)
    model.load_state_dict(average.weights)
    save(options, average.weights, options.epochs, options.out)
    print("average", evaluate(model, options.corpora, splitter, options.hold_out), flush=True)


def save(options, weights, epoch, path):
    torch.save({"model": without_annotators(weights), "epoch": epoch, "seed": options.seed, "without": options.without}, path)


if __name__ == "__main__":
    sys.exit(main())
