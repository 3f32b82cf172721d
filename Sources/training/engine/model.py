"""The encoder and its heads.

The encoder is all-MiniLM-L6-v2 (BERT's form: 6 layers, 384 wide, 12 heads) with an added embedding of how a word is
written and whether it stands in quotation marks. After DEPTH - NAME_DEPTH layers it forks: names have top layers of their own,
for what attribution and names want of the top layers is not the same. The heads read a top layer at each word's first piece:

    roles      source, cue, content as BIO labels
    cues       for each word of a content, the first word of its cue (or none: [CLS])
    sources    for each cue's first word, the first word of its source (or none)
    names      PER, ORG, LOC, MISC as BIO labels
    tags, heads, relations   a dependency parse (Universal Dependencies), after Dozat and Manning 2017
    worth      whether a sentence is worth checking: the mean over its words
"""
import torch
from torch import nn
from torch.nn import functional as F

from pieces import SHAPES
from windows import IGNORED, NAMES, RELATIONS, ROLES, TAGS

WIDTH, INNER, ATTENTION_HEADS, DEPTH, POSITIONS = 384, 1536, 12, 6, 256
NAME_DEPTH = 2
LINK, ARC, RELATION = 96, 128, 64
PROJECTIONS = 4 * LINK + 2 * ARC + 2 * RELATION


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Engine(nn.Module):
    def __init__(self, vocabulary_size=30522, dropout=0.1, annotators=0, name_depth=0):
        super().__init__()
        self.pieces = nn.Embedding(vocabulary_size, WIDTH, sparse=False)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(SHAPES * 2, WIDTH)
        nn.init.zeros_(self.features.weight)
        # People label differently: knowing who did takes that out of the weights. Left out after training.
        self.annotators = nn.Embedding(annotators + 1, WIDTH) if annotators else None
        if annotators:
            nn.init.zeros_(self.annotators.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(DEPTH))
        self.name_layers = nn.ModuleList(Layer(dropout) for _ in range(name_depth))
        self.roles = nn.Linear(WIDTH, len(ROLES))
        self.names = nn.Linear(WIDTH, len(NAMES))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.worth = nn.Linear(WIDTH, 1)
        self.projections = nn.Linear(WIDTH, PROJECTIONS)
        self.cue_link = nn.Parameter(torch.zeros(LINK + 1, LINK))
        self.source_link = nn.Parameter(torch.zeros(LINK + 1, LINK))
        self.arc_link = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation_link = nn.Parameter(torch.zeros(len(RELATIONS), RELATION + 1, RELATION + 1))
        for p in (self.cue_link, self.source_link, self.arc_link):
            nn.init.normal_(p, std=0.02)
        nn.init.normal_(self.relation_link, std=0.02)

    def shared(self, ids, features, mask, annotators=None):
        """What the layers below the fork give, and where attention may not look."""
        positions = torch.arange(ids.shape[1])
        x = self.pieces(ids) + self.positions(positions) + self.features(features)
        if self.annotators is not None:
            nobody = torch.zeros_like(ids[:, 0])
            x = x + self.annotators(nobody if annotators is None else annotators)[:, None, :]
        x = self.dropout(self.norm(x))
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        bias = bias.expand(-1, 1, ids.shape[1], -1)
        for layer in self.layers[:self.fork]:
            x = layer(x, bias)
        return x, bias

    @property
    def fork(self):
        """How many layers all heads share."""
        return DEPTH - len(self.name_layers)

    def fork_names(self):
        """Starts the layers of the names as copies of the encoder's own."""
        for own, layer in zip(self.name_layers, self.layers[DEPTH - len(self.name_layers):]):
            own.load_state_dict(layer.state_dict())

    def forward(self, ids, features, mask, words, annotators=None, named=None):
        """All scores. Links are matrices of words by [CLS] and words; relations are given by `relation_scores`.

        Names are scored in all windows, or, to save time, in those that `named` is true for.
        """
        x, bias = self.shared(ids, features, mask, annotators)
        chosen = slice(None) if named is None else named
        names = self.named(x[chosen], bias[chosen], words[chosen]) if named is None or named.any() else None
        for layer in self.layers[self.fork:]:
            x = layer(x, bias)
        at = torch.cat([torch.zeros_like(words[:, :1]), words], dim=1)
        x = x.gather(1, at[:, :, None].expand(-1, -1, WIDTH))
        own = self.dropout(x[:, 1:])
        sides = F.gelu(self.projections(self.dropout(x))).split([LINK] * 4 + [ARC] * 2 + [RELATION] * 2, dim=2)

        def link(weights, dependent, head):
            return with_one(dependent[:, 1:]) @ weights @ head.transpose(1, 2)

        return {
            "role": self.roles(own), "name": names, "tag": self.tags(own),
            "cue": link(self.cue_link, sides[0], sides[1]),
            "source": link(self.source_link, sides[2], sides[3]),
            "head": link(self.arc_link, sides[4], sides[5]),
            "relation_sides": (sides[6][:, 1:], sides[7]),
            "own": own,
        }

    def named(self, x, bias, words):
        """The scores of the names from what the shared layers give."""
        for layer in self.name_layers:
            x = layer(x, bias)
        return self.names(self.dropout(x.gather(1, words[:, :, None].expand(-1, -1, WIDTH))))

    def relation_scores(self, sides, heads):
        dependent, head = sides
        chosen = head.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, head.shape[2]))
        return torch.einsum("bni,rij,bnj->bnr", with_one(dependent), self.relation_link, with_one(chosen))

    def worth_scores(self, own, word_mask):
        weights = word_mask.to(own.dtype)[:, :, None]
        mean = (own * weights).sum(1) / weights.sum(1).clamp(min=1)
        return self.worth(mean)[:, 0]


def loaded(path, vocabulary_size=30522):
    """The engine of a checkpoint, with as many layers for names as it has."""
    state = torch.load(path, map_location="cpu")["model"]
    depth = len({name.split(".")[1] for name in state if name.startswith("name_layers.")})
    model = Engine(vocabulary_size, name_depth=depth)
    model.load_state_dict(state)
    return model


def without_annotators(state):
    """The weights of a model that labels as nobody in particular would."""
    state = dict(state)
    nobody = state.pop("annotators.weight", None)
    if nobody is not None:
        state["features.weight"] = state["features.weight"] + nobody[0]
    return state


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)


def load_pretrained(model, path):
    """Takes the encoder's weights from a safetensors file of all-MiniLM-L6-v2."""
    tensors = read_safetensors(path)
    take = lambda name: tensors[name]
    e = "embeddings."
    with torch.no_grad():
        model.pieces.weight.copy_(take(e + "word_embeddings.weight"))
        positions = take(e + "position_embeddings.weight")[:POSITIONS]
        model.positions.weight.copy_(positions + take(e + "token_type_embeddings.weight")[0])
        model.norm.weight.copy_(take(e + "LayerNorm.weight"))
        model.norm.bias.copy_(take(e + "LayerNorm.bias"))
        for index, layer in enumerate(model.layers):
            p = f"encoder.layer.{index}."
            for kind in ("weight", "bias"):
                parts = [take(p + f"attention.self.{n}.{kind}") for n in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
                getattr(layer.out, kind).copy_(take(p + f"attention.output.dense.{kind}"))
                getattr(layer.norm1, kind).copy_(take(p + f"attention.output.LayerNorm.{kind}"))
                getattr(layer.up, kind).copy_(take(p + f"intermediate.dense.{kind}"))
                getattr(layer.down, kind).copy_(take(p + f"output.dense.{kind}"))
                getattr(layer.norm2, kind).copy_(take(p + f"output.LayerNorm.{kind}"))


def read_safetensors(path):
    import json
    import struct
    data = open(path, "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        flat = torch.frombuffer(bytearray(data[8 + size + start:8 + size + end]), dtype=torch.float32)
        tensors[name] = flat.view(entry["shape"])
    return tensors
