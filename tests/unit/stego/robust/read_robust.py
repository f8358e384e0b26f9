#!/usr/bin/env python3
"""A second reader of robust pictures, written from docs/formats/sealed-image.md alone, with nothing but Python's standard library.

usage: read_robust.py PICTURE.png    of one 8-bit grey or colour channel set, sealed as tests/data/README.md says
"""
import hmac
import math
import os
import struct
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from read_covert import STEGO_KEY, Damaged, NoHeader, Permutation, Picture, body_keys, chacha20, keyed, siphash, xor  # noqa: E402

LONG_SIDE = 64
STEPS = {False: (9.0, 6.25), True: (13.75, 9.5)}  # narrow, wide


def brightness(picture):
    n, values = picture.samples, picture.values
    if picture.channels == 1:
        return values[::n]
    return [0.299 * r + 0.587 * g + 0.114 * b for r, g, b in zip(values[::n], values[1::n], values[2::n])]


def grids(columns, rows):
    longer, shorter = max(columns, rows), min(columns, rows)
    below, rest = divmod(LONG_SIDE * shorter, longer)
    both = (below + 1, below) if 2 * rest >= longer else (below, below + 1)
    if longer < 512:
        return []
    return [(LONG_SIDE, n) if columns >= rows else (n, LONG_SIDE) for n in both if 8 <= n <= 64]


def shares(pixels, blocks, frequencies):
    """For each pixel: (block, integrals of p_k over the part of the block that the pixel covers), once or twice."""
    result = []
    for pixel in range(pixels):
        parts = []
        low, end = pixel * blocks / pixels, (pixel + 1) * blocks / pixels
        first, last = pixel * blocks // pixels, ((pixel + 1) * blocks - 1) // pixels
        for block in range(first, last + 1):
            s, t = max(low, block) - block, min(end, block + 1) - block
            integrals = [t - s]
            for k in range(1, frequencies):
                integrals.append(math.sqrt(2) * (math.sin(math.pi * k * t) - math.sin(math.pi * k * s)) / (math.pi * k))
            parts.append((block, integrals))
        result.append(parts)
    return result


class Coefficients:
    def __init__(self, picture, plane, grid, highest):
        self.grid, self.frequencies = grid, highest + 1
        across = shares(picture.columns, grid[0], self.frequencies)
        down = shares(picture.rows, grid[1], self.frequencies)
        lines = {}
        for y, parts in enumerate(down):
            row = plane[y * picture.columns:(y + 1) * picture.columns]
            for block, integrals in parts:
                for v, weight in enumerate(integrals):
                    line = lines.setdefault((block, v), [0.0] * picture.columns)
                    lines[block, v] = [a + weight * b for a, b in zip(line, row)]
        self.values = {}
        for (block_row, v), line in lines.items():
            sums = [[0.0] * self.frequencies for _ in range(grid[0])]
            for value, parts in zip(line, across):
                for block, integrals in parts:
                    for u, weight in enumerate(integrals):
                        sums[block][u] += weight * value
            for block, found in enumerate(sums):
                for u in range(self.frequencies):
                    self.values[block_row, block, u, v] = 8 * found[u]

    def pick(self, pairs):
        return [self.values[row, column, u, v] for row in range(self.grid[1]) for column in range(self.grid[0]) for u, v in pairs]


def soft_values(values, bits, keys, step):
    positions, signs, offsets = keys
    n, order = len(values), Permutation(positions, len(values))
    summands = []
    for i in range(n):
        if i % 64 == 0:
            word = siphash(signs, i // 64)
        summands.append(-values[order.at(i)] if word >> (i % 64) & 1 else values[order.at(i)])
    soft = []
    for j in range(bits):
        part = summands[j * n // bits:(j + 1) * n // bits]
        phase = sum(part) / (math.sqrt(len(part)) * step * math.sqrt(len(part))) - (siphash(offsets, j) & 0xFFFF) / 65536
        soft.append(math.cos(2 * math.pi * phase))
    return soft


def checks_of(k):
    edges = [bit for bit in range(k) for _ in range(8 if 5 * bit < 2 * k else 3)]
    order, placed = Permutation(b"intaglio/1/code\0", len(edges)), [0] * len(edges)
    for e, bit in enumerate(edges):
        placed[order.at(e)] = bit
    checks = []
    for j in range(k):
        members = placed[j * len(edges) // k:(j + 1) * len(edges) // k]
        odd = [bit for bit in sorted(set(members)) if members.count(bit) % 2]
        checks.append(odd + [k + j] + ([k + j - 1] if j else []))
    return checks


def decode(soft, checks, k):
    """Message passing; the bytes of the message, or nothing where no codeword is found."""
    totals, messages = list(soft), [[0.0] * len(check) for check in checks]
    for _ in range(40):
        for check, sent in zip(checks, messages):
            others = [totals[bit] - old for bit, old in zip(check, sent)]
            sizes = sorted(abs(value) for value in others)
            odd = sum(value < 0 for value in others) % 2
            for i, (bit, value) in enumerate(zip(check, others)):
                size = 0.75 * (sizes[1] if abs(value) == sizes[0] else sizes[0])
                sent[i] = -size if odd != (value < 0) else size
                totals[bit] = value + sent[i]
        if all(sum(totals[bit] < 0 for bit in check) % 2 == 0 for check in checks):
            bits = "".join("1" if total < 0 else "0" for total in totals[:k])
            return bytes(int(bits[i:i + 8], 2) for i in range(0, k, 8))
    return None


def product(a, b):
    result = 0
    while b:
        result ^= a if b & 1 else 0
        a = a << 1 ^ (0x11D if a & 0x80 else 0)
        b >>= 1
    return result


def without_checks(coded, size):
    """The data of codewords that are right as they are; this reader corrects nothing."""
    words = -(-size // 239)
    for w in range(words):
        word, root = coded[:size][w::words] + coded[size:][w::words], 1
        for _ in range(16):
            value = 0
            for byte in word:
                value = product(value, root) ^ byte
            if value:
                raise Damaged
            root = product(root, 2)
    return coded[:size]


def find_header(coefficients):
    checks = checks_of(256)
    values = coefficients.pick(((0, 1), (1, 0)))
    places = keyed("intaglio/1/robust-positions", bytes(coefficients.grid))
    offsets = keyed("intaglio/1/robust-offsets", bytes(coefficients.grid))
    for strong in (False, True):
        content = decode(soft_values(values, 512, (places[:16], places[16:], offsets[:16]), STEPS[strong][0]), checks, 256)
        if content is None:
            continue
        nonce = content[:16]
        parameters = xor(content[24:], keyed("intaglio/1/robust-parameters", nonce))
        if keyed("intaglio/1/robust-header", nonce, parameters)[:8] == content[16:24] and bool(parameters[1] & 8) == strong:
            return nonce, parameters, strong
    return None


def body_order_keys(nonce):
    """The first three; body_keys() gives the first and the mask."""
    secret, block, output = hmac.new(nonce, STEGO_KEY, "sha256").digest(), b"", b""
    for i in range(1, 3):
        block = hmac.new(secret, block + b"intaglio/1/carrier-body" + bytes([i]), "sha256").digest()
        output += block
    return output[:16], output[16:32], output[32:48]


def read_body(picture, plane, coefficients, nonce, parameters, strong):
    bucket, slots = (256, 512, 1024, 2048)[parameters[1] >> 6], (1, 2, 4, 8)[(parameters[1] >> 4) & 3]
    size = 24 + 80 * slots + bucket + 16
    k = 8 * (size + 16 * -(-size // 239))
    wide = 4 * 12 * coefficients.grid[0] * coefficients.grid[1] < 5 * 2 * k
    highest = 6 if wide else 4
    if wide:
        coefficients = Coefficients(picture, plane, coefficients.grid, highest)
    pairs = [(u, total - u) for total in range(2, highest + 1) for u in range(total + 1)]
    soft = soft_values(coefficients.pick(pairs), 2 * k, body_order_keys(nonce), STEPS[strong][wide])
    coded = decode(soft, checks_of(k), k)
    if coded is None:
        raise Damaged
    return xor(without_checks(coded, size), chacha20(body_keys(nonce)[1], size))


def read_frame(picture):
    plane = brightness(picture)
    for grid in grids(picture.columns, picture.rows):
        coefficients = Coefficients(picture, plane, grid, 4)
        header = find_header(coefficients)
        if header:
            geometry = struct.unpack(">HH", header[1][2:6])
            return geometry, read_body(picture, plane, coefficients, *header)
    raise NoHeader


def main(path):
    geometry, frame = read_frame(Picture(path))
    expected = bytes((31 * i + 7) & 255 for i in range(376))
    agrees = geometry == (1000, 720) and frame == expected
    print(os.path.basename(path), geometry, "agrees" if agrees else "DIFFERS")
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else 2)
