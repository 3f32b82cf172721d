"""Puts a model's scores together to attributions, simply: for choosing between models while training.

The program's own decoding (Swift) knows more: quotation marks, clause borders, speakers.
"""
import torch

from windows import ROLES, batch

IMPOSSIBLE = -1e9


def spans_of(labels):
    """BIO labels to (first, end, kind)."""
    spans, start = [], None
    for i, label in enumerate(labels + ["O"]):
        if start is not None and (label == "O" or label[0] == "B" or label[2:] != labels[start][2:]):
            spans.append((start, i, labels[start][2:]))
            start = None
        if label != "O" and start is None:
            start = i
    return spans


def best_labels(scores, names):
    """The best sequence in which no I- follows anything but its own kind."""
    allowed = torch.zeros(len(names), len(names))
    for i, before in enumerate(names):
        for j, after in enumerate(names):
            if after[0] == "I" and before[2:] != after[2:]:
                allowed[i, j] = IMPOSSIBLE
    first = torch.tensor([IMPOSSIBLE if n[0] == "I" else 0.0 for n in names])
    total, back = scores[0] + first, []
    for row in scores[1:]:
        best, where = (total[:, None] + allowed).max(0)
        back.append(where)
        total = best + row
    path = [int(total.argmax())]
    for where in reversed(back):
        path.append(int(where[path[-1]]))
    return [names[i] for i in reversed(path)]


def scores_of(model, all_windows, size=16):
    """The model's outputs for each window, without padding."""
    model.eval()
    with torch.no_grad():
        for at in range(0, len(all_windows), size):
            group = all_windows[at:at + size]
            b = batch(group)
            out = model(b["ids"], b["features"], b["mask"], b["words"])
            for i, window in enumerate(group):
                n = len(window.words)
                yield window, {
                    "role": out["role"][i, :n].float().log_softmax(-1), "name": out["name"][i, :n].float().log_softmax(-1),
                    "cue": out["cue"][i, :n, :n + 1].float().softmax(-1), "source": out["source"][i, :n, :n + 1].float().softmax(-1),
                    "tag": out["tag"][i, :n].float().argmax(-1), "head": out["head"][i, :n, :n + 1].float().argmax(-1)}


def attributions(scores, bias=0.0):
    """Attributions of one window as word ranges: {"content": [(a, b)], "cue": (a, b), "source": (a, b) or None}."""
    role = scores["role"].clone()
    role[:, 0] -= bias
    spans = spans_of(best_labels(role, ROLES))
    cues = [s for s in spans if s[2] == "cue"]
    sources = [s for s in spans if s[2] == "source"]
    found, loose = {}, []
    for first, end, kind in spans:
        if kind != "content":
            continue
        weights = scores["cue"][first:end].mean(0)
        chances = [float(weights[c[0] + 1:c[1] + 1].sum()) for c in cues]
        best = max(range(len(cues)), key=lambda i: chances[i], default=None)
        if best is None or chances[best] < float(weights[0]):
            loose.append((first, end))
        else:
            found.setdefault(best, []).append((first, end))
    result = []
    for index, contents in sorted(found.items()):
        cue = cues[index]
        weights = scores["source"][cue[0]]
        chances = [float(weights[s[0] + 1:s[1] + 1].sum()) for s in sources]
        best = max(range(len(sources)), key=lambda i: chances[i], default=None)
        source = None if best is None or chances[best] < float(weights[0]) else sources[best][:2]
        result.append({"content": contents, "cue": cue[:2], "source": source})
    return result, loose
