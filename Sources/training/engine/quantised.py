"""The model's products in 8 bits, as the program computes them: the twin of Swift's `Encoder`.

Weights are signed, one scale for each output channel, and stay within ±63: then the sum of two products of an unsigned 8-bit
activation and a weight fits into 16 bits (255 · 63 · 2 < 2¹⁵), and processors that add such pairs with saturation give
the same sums as all others. Activations are unsigned, with a scale and a zero point for each row, found anew for each.
"""
import copy

import torch
from torch import nn

WEIGHT_LIMIT = 63
EMBEDDING_LIMIT = 127
STEPS = 255


def quantised_rows(weight, limit):
    """Whole numbers within ±limit, and for each row the scale that gives the weights back."""
    largest = weight.detach().abs().amax(dim=1)
    scale = torch.where(largest > 0, largest / limit, torch.ones_like(largest))
    numbers = (weight.detach() / scale[:, None]).round().clamp(-limit, limit)
    return numbers.to(torch.int8), scale


def activation_numbers(x):
    """Each row as whole numbers 0...255, with its scale and zero point. Zero itself is always exact."""
    low = x.amin(dim=-1, keepdim=True).clamp(max=0)
    high = x.amax(dim=-1, keepdim=True).clamp(min=0)
    span = high - low
    flat = span <= 0
    scale = torch.where(flat, torch.ones_like(span), span / STEPS)
    inverse = torch.where(flat, torch.zeros_like(span), STEPS / span)
    zero = (-low * inverse).round()
    numbers = ((x * inverse).round() + zero).clamp(0, STEPS)
    return numbers, scale, zero


class QuantisedLinear(nn.Module):
    """A linear layer whose product is that of 8-bit numbers."""

    def __init__(self, linear):
        super().__init__()
        numbers, scale = quantised_rows(linear.weight, WEIGHT_LIMIT)
        self.register_buffer("numbers", numbers.to(linear.weight.dtype))
        self.register_buffer("scale", scale)
        self.register_buffer("bias", linear.bias.detach().clone())

    def forward(self, x):
        numbers, scale, zero = activation_numbers(x)
        return (numbers - zero) @ self.numbers.T * scale * self.scale + self.bias


def quantised(model):
    """A copy of an `Engine` that computes as the program does; for evaluation only, without autocast."""
    model = copy.deepcopy(model).eval()
    numbers, scale = quantised_rows(model.pieces.weight, EMBEDDING_LIMIT)
    with torch.no_grad():
        model.pieces.weight.copy_(numbers.to(scale.dtype) * scale[:, None])
    for layer in [*model.layers, *model.name_layers]:
        for name in ("qkv", "out", "up", "down"):
            setattr(layer, name, QuantisedLinear(getattr(layer, name)))
    model.projections = QuantisedLinear(model.projections)
    return model
