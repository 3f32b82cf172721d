#!/usr/bin/env python3
"""Trains the layers of the names on top of an engine whose other weights stay as they are.

    names.py --corpora CORPORA --pretrained MODEL_FOLDER --init engine.pt --out named.pt [--epochs 4]

`train.py` makes the engine. What it learns for attributions takes from its names; here they get it back.
"""
import argparse
import random
import sys
import time
from pathlib import Path

import torch

import corpora
from model import NAME_DEPTH, Engine
from pieces import Splitter, load_vocabulary
from train import Average, epoch_batches, name_loss, save, score_names, training_texts
from windows import batch, windows


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--pretrained", type=Path, required=True)
    arguments.add_argument("--init", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=4)
    arguments.add_argument("--depth", type=int, default=NAME_DEPTH, help="how many layers the names have of their own")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rate", type=float, default=2e-4)
    arguments.add_argument("--head-rate", type=float, default=1e-3)
    arguments.add_argument("--without", nargs="*", default=[], help="corpora to leave out")
    options = arguments.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    generator = random.Random(options.seed)
    splitter = Splitter(load_vocabulary(options.pretrained / "vocab.txt"))
    texts = training_texts(options.corpora, options.without + ["polnear", "claimbuster"])
    model = Engine(name_depth=options.depth)
    model.load_state_dict(torch.load(options.init, map_location="cpu")["model"], strict=False)
    model.fork_names()
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    own = [*model.name_layers.parameters(), *model.names.parameters()]
    for parameter in own:
        parameter.requires_grad_(True)
    optimizer = torch.optim.AdamW(
        [{"params": model.name_layers.parameters(), "lr": options.rate},
         {"params": model.names.parameters(), "lr": options.head_rate}], weight_decay=0.01, fused=True)
    average = Average(model, 0.998)
    total = options.epochs * len(epoch_batches(texts, splitter, random.Random(0)))
    warm = total // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: (s + 1) / warm if s < warm else max(0.0, (total - s) / (total - warm)))
    started, step, running = time.time(), 0, None
    for epoch in range(options.epochs):
        for group in epoch_batches(texts, splitter, generator):
            model.train()
            b = batch(group)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model.name_scores(b["ids"], b["features"], b["mask"], b["words"])
            loss = name_loss(scores.float(), b["name"], b["names_open"])
            if loss is None:
                continue
            loss.backward()
            torch.nn.utils.clip_grad_norm_(own, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            average.add(model)
            step += 1
            running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"{time.time() - started:6.0f} s  {step}/{total}  name {running:.3f}", flush=True)
        print("epoch", epoch + 1, report(model, options.corpora, splitter), flush=True)
    model.load_state_dict(average.weights)
    save(options, average.weights, options.epochs, options.out)
    print("average", report(model, options.corpora, splitter), flush=True)


def report(model, folder, splitter):
    found = {}
    for name, path, names in (("ewt", "ud/en_ewt-dev.conllu", "ner/uner_ewt.dev.tsv"),
                              ("gum", "ud/en_gum_open-dev.conllu", "ner/gum_open.dev.tsv")):
        texts = corpora.treebank(folder / path, folder / names, False)
        found.update(score_names(model, [w for t in texts for w in windows(t, splitter)], name))
    return found


if __name__ == "__main__":
    sys.exit(main())
