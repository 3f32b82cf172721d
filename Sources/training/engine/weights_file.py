"""Writes the file of weights that the program maps into memory: the twin of Swift's `WeightsFile`.

All numbers are little-endian. The file is a header, then the tensors' bytes (the payload).

    8 bytes   "QUOTHENG"
    u32       format version
    u32       length of the header in bytes, a multiple of 64: here the payload starts
    u64       length of the file in bytes
    u64       checksum of the header's bytes from offset 40 to its end
    u64       checksum of the payload
    offset 40:
    u32 × 19  the configuration, in the order of CONFIGURATION
    lists     four lists of labels: u32 count, then for each u16 length and UTF-8 bytes
    tensors   u32 count, then for each u16 length and bytes of its name, u16 kind (KINDS), u32 rows, u32 columns,
              u64 offset from the file's start, a multiple of 64
    zeros     up to the header's length
"""
import struct

import numpy

MAGIC, VERSION, ALIGNMENT, FIXED = b"QUOTHENG", 2, 64, 40
CONFIGURATION = (
    "width inner heads depth positions window features pieces link arc relation slots longest_piece longest_word "
    "most_pieces unknown start separator name_depth").split()
KINDS = {numpy.dtype(n): i for i, n in enumerate(("float32", "int8", "uint8", "int32", "uint32"))}
PRIME, LANES, TURN = 0x9E3779B97F4A7C15, 8, 29


def checksum(data):
    """Eight lanes of 64-bit words, each multiplied and turned in every step; then the lanes and the length, likewise."""
    data = bytes(data)
    padded = data + bytes(-len(data) % (8 * LANES))
    words = numpy.frombuffer(padded, dtype="<u8").reshape(-1, LANES)
    lanes = numpy.arange(1, LANES + 1, dtype=numpy.uint64)
    prime, left, right = numpy.uint64(PRIME), numpy.uint64(TURN), numpy.uint64(64 - TURN)
    for row in words:
        lanes = (lanes ^ row) * prime
        lanes = (lanes << left) | (lanes >> right)
    result = len(data)
    for lane in lanes:
        result = (result ^ int(lane)) * PRIME & (1 << 64) - 1
        result = (result << TURN | result >> 64 - TURN) & (1 << 64) - 1
    return result


def text(value):
    encoded = value.encode("utf-8")
    return struct.pack("<H", len(encoded)) + encoded


def write(path, configuration, lists, tensors):
    """`lists` are lists of strings, `tensors` pairs of a name and an array with one or two dimensions."""
    tensors = [(name, numpy.ascontiguousarray(array)) for name, array in tensors]
    table = struct.pack(f"<{len(CONFIGURATION)}I", *(configuration[name] for name in CONFIGURATION))
    for labels in lists:
        table += struct.pack("<I", len(labels)) + b"".join(text(label) for label in labels)
    entries = sum(2 + len(name.encode()) + 2 + 4 + 4 + 8 for name, _ in tensors)
    header_length = aligned(FIXED + len(table) + 4 + entries)
    table += struct.pack("<I", len(tensors))
    payload = bytearray()
    for name, array in tensors:
        payload += bytes(aligned(len(payload)) - len(payload))
        rows, columns = array.shape if array.ndim == 2 else (1, array.shape[0])
        table += text(name) + struct.pack("<HIIQ", KINDS[array.dtype], rows, columns, header_length + len(payload))
        payload += array.tobytes()
    table += bytes(header_length - FIXED - len(table))
    fixed = MAGIC + struct.pack(
        "<IIQQQ", VERSION, header_length, header_length + len(payload), checksum(table), checksum(payload))
    with open(path, "wb") as file:
        file.write(fixed + table + payload)


def aligned(count):
    return -(-count // ALIGNMENT) * ALIGNMENT
