#!/usr/bin/env python3
"""Measures check-worthiness on four folds: sentence n is in fold n modulo 4.

    worth_folds.py --corpora CORPORA --pretrained MODEL_FOLDER [--epochs 3] [--folds 0 1 2 3]

For each fold the encoder with its head of worth is trained on the other three, from all-MiniLM-L6-v2 on, and the average
precision on the fold is printed. The engine that is shipped learns this together with all else (`train.py`).
"""
import argparse
import random
import sys
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import corpora
from model import Engine, load_pretrained
from pieces import Splitter, load_vocabulary
from train import Average, average_precision, linear_decay, optimizer_for
from windows import batch, windows

FOLDS = 4
PER_BATCH = 32


def trained(rows, options, splitter):
    model = Engine()
    load_pretrained(model, options.pretrained / "model.safetensors")
    optimizer = optimizer_for(model, 5e-5, 1e-3)
    average = Average(model, 0.99)
    pool = [w for row in rows for w in list(windows(row, splitter))[:1]]
    schedule = linear_decay(optimizer, options.epochs * (len(pool) // PER_BATCH + 1))
    generator = random.Random(1)
    for _ in range(options.epochs):
        generator.shuffle(pool)
        for at in range(0, len(pool), PER_BATCH):
            model.train()
            b = batch(pool[at:at + PER_BATCH])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(b["ids"], b["features"], b["mask"], b["words"])
                scores = model.worth_scores(out["own"], b["word_mask"])
            loss = F.binary_cross_entropy_with_logits(scores.float(), b["worth"][:, 0].float())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            average.add(model)
    model.load_state_dict(average.weights)
    return model


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--pretrained", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=3)
    arguments.add_argument("--folds", type=int, nargs="*", default=range(FOLDS))
    options = arguments.parse_args()
    torch.set_num_threads(1)
    splitter = Splitter(load_vocabulary(options.pretrained / "vocab.txt"))
    rows = corpora.claimbuster(options.corpora / "claimbuster/two_class_train.json")
    for fold in options.folds:
        torch.manual_seed(1)
        started = time.time()
        model = trained([r for n, r in enumerate(rows) if n % FOLDS != fold], options, splitter)
        score = average_precision(model, [r for n, r in enumerate(rows) if n % FOLDS == fold], splitter)
        print(f"fold {fold}: average precision {score:.2f} ({time.time() - started:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
