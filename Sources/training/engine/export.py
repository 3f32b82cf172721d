"""Makes the program's file of weights from a checkpoint of the training.

    export.py CHECKPOINT.pt VOCABULARY.txt OUT.weights

A checkpoint is a dictionary whose "model" is the state of a `model.Engine`. To score what the program will
compute without making a file, wrap the model: `quantised.quantised(model)`.
"""
import sys

import numpy
import torch

import model as engine
import weights_file
from pieces import LONGEST_WORD, MOST_PIECES, SHAPES, load_vocabulary
from quantised import EMBEDDING_LIMIT, WEIGHT_LIMIT, quantised_rows
from windows import CLS, LENGTH, NAMES, RELATIONS, ROLES, SEP, TAGS


PANEL = 16  # channels, or columns, that lie together


def word_hash(data):
    """FNV-1a in 32 bits."""
    value = 2166136261
    for byte in data:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def vocabulary_tensors(vocabulary):
    """The pieces' bytes one after another, where each starts, and an open hash table of piece index + 1."""
    by_index = {index: piece.encode("utf-8") for piece, index in vocabulary.items()}
    pieces = [by_index.get(index, b"") for index in range(max(by_index) + 1)]
    starts = numpy.cumsum([0] + [len(p) for p in pieces]).astype(numpy.uint32)
    slots = numpy.zeros(1 << (2 * len(pieces) - 1).bit_length(), dtype=numpy.uint32)
    for index, piece in enumerate(pieces):
        if piece:
            at = word_hash(piece) & len(slots) - 1
            while slots[at]:
                at = at + 1 & len(slots) - 1
            slots[at] = index + 1
    joined = numpy.frombuffer(b"".join(pieces), dtype=numpy.uint8)
    longest = max(len(p) for p in pieces)
    return joined, starts, slots, longest


def linear_tensors(name, linear):
    """Weights, scales, the weights' sums over each channel (what a zero point is multiplied with), biases.

    The weights of PANEL channels lie together: of each channel four, then of each the next four, as the product takes them.
    """
    numbers, scale = quantised_rows(linear.weight, WEIGHT_LIMIT)
    outputs, inputs = numbers.shape
    panels = numbers.view(outputs // PANEL, PANEL, inputs // 4, 4).transpose(1, 2).reshape(outputs, inputs)
    sums = numbers.to(torch.int32).sum(dim=1, dtype=torch.int32)
    return [(name + ".weight", panels.contiguous().numpy()), (name + ".scale", floats(scale)),
            (name + ".sums", sums.numpy()), (name + ".bias", floats(linear.bias))]


def norm_tensors(name, norm):
    return [(name + ".weight", floats(norm.weight)), (name + ".bias", floats(norm.bias))]


def layer_tensors(title, layers):
    found = []
    for index, layer in enumerate(layers):
        for name in ("qkv", "out", "up", "down"):
            found += linear_tensors(f"{title}.{index}.{name}", getattr(layer, name))
        for name in ("norm1", "norm2"):
            found += norm_tensors(f"{title}.{index}.{name}", getattr(layer, name))
    return found


def floats(tensor):
    return tensor.detach().to(torch.float32).numpy()


def padded(tensor):
    """With columns of zeros up to a multiple of PANEL."""
    return floats(torch.nn.functional.pad(tensor, (0, -tensor.shape[-1] % PANEL)))


def model_tensors(model):
    numbers, scale = quantised_rows(model.pieces.weight, EMBEDDING_LIMIT)
    found = [("pieces.weight", numbers.numpy()), ("pieces.scale", floats(scale)),
             ("positions", floats(model.positions.weight)), ("features", floats(model.features.weight))]
    found += norm_tensors("norm", model.norm)
    found += layer_tensors("layers", model.layers) + layer_tensors("name_layers", model.name_layers)
    heads = [model.roles, model.tags, model.worth]
    found += [("labels.weight", padded(torch.cat([h.weight for h in heads]).T)),
              ("labels.bias", padded(torch.cat([h.bias for h in heads]))),
              ("names.weight", padded(model.names.weight.T)), ("names.bias", padded(model.names.bias))]
    found += linear_tensors("projections", model.projections)
    found += [(name, floats(getattr(model, name))) for name in ("cue_link", "source_link", "arc_link")]
    # One row for each pair of numbers of the dependent and its head: all relations are then one product.
    found.append(("relation_link", padded(model.relation_link.permute(1, 2, 0).flatten(0, 1))))
    return found


def export(model, vocabulary, path):
    joined, starts, slots, longest = vocabulary_tensors(vocabulary)
    if len(starts) - 1 != model.pieces.weight.shape[0]:
        raise ValueError(f"{len(starts) - 1} pieces in the vocabulary, {model.pieces.weight.shape[0]} in the model")
    configuration = {
        "width": engine.WIDTH, "inner": engine.INNER, "heads": engine.ATTENTION_HEADS, "depth": engine.DEPTH,
        "positions": engine.POSITIONS, "window": min(LENGTH, engine.POSITIONS), "features": SHAPES * 2,
        "pieces": len(starts) - 1, "link": engine.LINK, "arc": engine.ARC, "relation": engine.RELATION,
        "slots": len(slots), "longest_piece": longest, "longest_word": LONGEST_WORD, "most_pieces": MOST_PIECES,
        "unknown": vocabulary["[UNK]"], "start": CLS, "separator": SEP,
        "name_depth": len(model.name_layers)}
    tensors = model_tensors(model) + [
        ("vocabulary.bytes", joined), ("vocabulary.starts", starts), ("vocabulary.slots", slots)]
    weights_file.write(path, configuration, [ROLES, NAMES, TAGS, RELATIONS], tensors)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    checkpoint, vocabulary_path, out = sys.argv[1:]
    vocabulary = load_vocabulary(vocabulary_path)
    model = engine.loaded(checkpoint, len(vocabulary))
    export(model, vocabulary, out)


if __name__ == "__main__":
    main()
