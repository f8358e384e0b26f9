#!/usr/bin/env python3
"""A second reader of covert pictures, written from docs/formats/sealed-image.md alone, with nothing but Python's standard library.

usage: read_covert.py FOLDER    reads FOLDER/digests.tsv and every covert PNG file in it, and compares the SHA-256 of each frame
"""
import hashlib
import hmac
import struct
import sys
import zlib

STEGO_KEY = bytes([0x2A]) * 32  # tests/data/README.md
RUN = 256


class NoHeader(Exception):
    pass


class Damaged(Exception):
    pass


def chacha20(key, length):
    """RFC 8439 key stream, counter and nonce 0."""
    def rotate(value, count):
        return ((value << count) | (value >> (32 - count))) & 0xFFFFFFFF

    def quarter(w, a, b, c, d):
        for x, y, z, count in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            w[x] = (w[x] + w[y]) & 0xFFFFFFFF
            w[z] = rotate(w[z] ^ w[x], count)

    rounds = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))
    stream = b""
    for counter in range(-(-length // 64)):
        state = list(struct.unpack("<4I", b"expand 32-byte k") + struct.unpack("<8I", key) + (counter, 0, 0, 0))
        work = state[:]
        for _ in range(10):
            for places in rounds:
                quarter(work, *places)
        stream += struct.pack("<16I", *((x + y) & 0xFFFFFFFF for x, y in zip(work, state)))
    return stream[:length]


def siphash(key, message):
    """SipHash-2-4 of one 64-bit little-endian word."""
    mask = (1 << 64) - 1
    k0, k1 = struct.unpack("<2Q", key)
    v = [k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D, k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573]

    def rotate(value, count):
        return ((value << count) | (value >> (64 - count))) & mask

    def sip_round():
        v[0] = (v[0] + v[1]) & mask
        v[1] = rotate(v[1], 13) ^ v[0]
        v[0] = rotate(v[0], 32)
        v[2] = (v[2] + v[3]) & mask
        v[3] = rotate(v[3], 16) ^ v[2]
        v[0] = (v[0] + v[3]) & mask
        v[3] = rotate(v[3], 21) ^ v[0]
        v[2] = (v[2] + v[1]) & mask
        v[1] = rotate(v[1], 17) ^ v[2]
        v[2] = rotate(v[2], 32)

    for word in (message, 8 << 56):
        v[3] ^= word
        sip_round()
        sip_round()
        v[0] ^= word
    v[2] ^= 0xFF
    for _ in range(4):
        sip_round()
    return v[0] ^ v[1] ^ v[2] ^ v[3]


class Permutation:
    def __init__(self, key, size):
        self.key, self.size, self.high = key, size, 1
        while self.high * self.high < size:
            self.high *= 2
        self.low = -(-size // self.high)

    def at(self, index):
        while True:
            low, high = divmod(index, self.high)
            for k in (0, 2):
                low = (low + siphash(self.key, (k << 56) + high)) % self.low
                high = (high + siphash(self.key, ((k + 1) << 56) + low)) % self.high
            index = low * self.high + high
            if index < self.size:
                return index


def unfilter(kind, row, previous, step):
    for x in range(len(row)):
        left = row[x - step] if x >= step else 0
        above = previous[x]
        corner = previous[x - step] if x >= step else 0
        if kind == 4:
            distances = [abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)]
            guess = (left, above, corner)[distances.index(min(distances))]
        else:
            guess = (0, left, above, (left + above) // 2)[kind]
        row[x] = (row[x] + guess) & 255


class Picture:
    """A PNG file's samples; one frame, unsigned."""

    def __init__(self, path):
        with open(path, "rb") as file:
            content = file.read()
        place, packed = 8, b""
        while place < len(content):
            (length,) = struct.unpack(">I", content[place:place + 4])
            kind, chunk = content[place + 4:place + 8], content[place + 8:place + 8 + length]
            place += 12 + length
            if kind == b"IHDR":
                self.columns, self.rows, self.bits, color = struct.unpack(">IIBB", chunk[:10])
            elif kind == b"IDAT":
                packed += chunk
        self.samples = {0: 1, 2: 3, 4: 2, 6: 4}[color]
        self.has_alpha = self.samples in (2, 4)
        self.channels = self.samples - self.has_alpha
        step = self.samples * self.bits // 8
        width, raw = self.columns * step, zlib.decompress(packed)
        previous, data = bytearray(width), bytearray()
        for start in range(0, len(raw), width + 1):
            row = bytearray(raw[start + 1:start + 1 + width])
            unfilter(raw[start], row, previous, step)
            data += row
            previous = row
        self.values = list(data) if self.bits == 8 else list(struct.unpack(">%dH" % (len(data) // 2), data))
        photometric = 3 if self.channels == 3 else 2
        self.geometry = struct.pack(">IIIBBBB", self.columns, self.rows, 1, self.samples, self.bits, 0, photometric)


def keyed(label, *parts):
    return hmac.new(STEGO_KEY, label.encode() + b"\0" + b"".join(parts), "sha256").digest()


def xor(a, b):
    return bytes(x ^ y for x, y in zip(a, b))


class Header:
    def __init__(self, picture):
        self.picture = picture
        count = picture.columns * picture.rows * picture.channels
        self.block = max(16, min(255, count // 256))
        layout = struct.pack(">IIBB", picture.columns, picture.rows, picture.samples, picture.bits)
        self.order = Permutation(keyed("intaglio/1/carrier-positions", layout)[:16], count)
        for length in (32, 96):
            if self.opens(self.read(length)):
                return
        raise NoHeader

    def sites(self, length):
        picture = self.picture
        elements = (self.order.at(i) for i in range(length * self.block))
        return [e // picture.channels * picture.samples + e % picture.channels for e in elements]

    def read(self, length):
        content = bytearray(length)
        for i, site in enumerate(self.sites(length)):
            if self.picture.values[site] & 1:
                content[i // self.block] ^= 1 + 37 * (i % self.block) % 255
        return bytes(content)

    def opens(self, content):
        self.nonce = content[:16]
        parameters = xor(content[24:32], keyed("intaglio/1/carrier-parameters", self.nonce))
        rectangles = (0, 1, 4, 8)[((parameters[1] >> 2) & 2) | ((parameters[2] >> 3) & 1)]
        packed = content[32:32 + 8 * rectangles]
        if len(packed) < 8 * rectangles:
            return False
        packed = xor(packed, chacha20(keyed("intaglio/1/carrier-regions", self.nonce), len(packed)))
        mac = keyed("intaglio/1/carrier-header", self.nonce, parameters, self.picture.geometry, packed)
        if mac[:8] != content[16:24]:
            return False
        if parameters[0] != 0x12 or parameters[2] >> 4 or parameters[6] or parameters[7]:
            raise Damaged
        self.regions = [region for region in struct.iter_unpack(">4H", packed) if any(region)]
        self.length = 32 + len(packed)
        bucket, slots = (256, 512, 1024, 2048)[parameters[1] >> 6], (1, 2, 4, 8)[(parameters[1] >> 4) & 3]
        self.frame_bytes = 24 + 80 * slots + bucket + 16
        self.k, self.m = parameters[3], parameters[4] << 8 | parameters[5]
        return True


class DrySamples:
    def __init__(self, picture, header):
        self.picture, self.regions = picture, header.regions
        self.header_sites = set(header.sites(header.length))
        count = len(picture.values)
        stream = chacha20(keyed("intaglio/1/covert-offsets", picture.geometry), (count + 7) // 8)
        offsets = [(stream[i // 8] >> (7 - i % 8)) & 1 for i in range(count)]
        self.lower = [(value + o) // 2 * 2 - o for value, o in zip(picture.values, offsets)]

    def contains(self, sample):
        picture = self.picture
        pixel, channel = divmod(sample, picture.samples)
        row, column = divmod(pixel, picture.columns)
        if picture.has_alpha and (channel == picture.channels or picture.values[pixel * picture.samples + picture.channels] == 0):
            return False
        if self.lower[sample] <= 0 or self.lower[sample] + 1 >= 2 ** picture.bits - 1 or sample in self.header_sites:
            return False
        if any(x <= column < x + w and y <= row < y + h for x, y, w, h in self.regions):
            return False
        near = [max(0, self.lower[(r * picture.columns + c) * picture.samples + channel])
                for r in range(max(0, row - 1), min(picture.rows, row + 2))
                for c in range(max(0, column - 1), min(picture.columns, column + 2))]
        return max(near) - min(near) > 1


def body_keys(nonce):
    secret, block, output = hmac.new(nonce, STEGO_KEY, "sha256").digest(), b"", b""
    for i in range(1, 5):
        block = hmac.new(secret, block + b"intaglio/1/carrier-body" + bytes([i]), "sha256").digest()
        output += block
    return output[:16], output[96:128]


def carriers_of(picture, dry, order_key, count):
    width = picture.columns * picture.samples
    runs = -(-width // RUN)
    order, carriers = Permutation(order_key, runs * picture.rows), []
    for i in range(order.size):
        if len(carriers) >= count:
            break
        row, run = divmod(order.at(i), runs)
        start = row * width
        carriers += filter(dry.contains, range(start + run * RUN, start + min(width, (run + 1) * RUN)))
    if len(carriers) < count:
        raise Damaged
    return carriers


def read_frame(picture):
    header = Header(picture)
    k, m, bits = header.k, header.m, header.frame_bytes * 8
    blocks = m + max(0, -(-(bits - m * (k + 1)) // k))
    order_key, mask = body_keys(header.nonce)
    carriers = iter(carriers_of(picture, DrySamples(picture, header), order_key, blocks * (2 ** k - 1) + m * 2 ** k))
    numbers = [0] * blocks
    for position in range(1, 2 ** (k + 1)):
        for block in range(blocks if position < 2 ** k else m):
            if picture.values[next(carriers)] & 1:
                numbers[block] ^= position
    text = "".join(format(number, "0%db" % (k + (block < m))) for block, number in enumerate(numbers))
    padded = text + "0" * (-len(text) % 8)
    body = bytes(int(padded[i:i + 8], 2) for i in range(0, len(padded), 8))
    body = xor(body, chacha20(mask, len(body)))
    if "1" in "".join(format(byte, "08b") for byte in body)[bits:len(text)]:
        raise Damaged
    return body[:header.frame_bytes]


def main(folder):
    compared = 0
    with open(folder + "/digests.tsv", encoding="ascii") as lines:
        for name, outcome, frame, *_ in (line.rstrip("\n").split("\t") for line in lines):
            if "covert-" not in name or not name.endswith(".png"):
                continue
            try:
                found = hashlib.sha256(read_frame(Picture(folder + "/" + name))).hexdigest()
            except (NoHeader, Damaged):
                found = ""
            print(name, outcome, "agrees" if found == frame else "DIFFERS")
            if found != frame:
                return 1
            compared += 1
    return 0 if compared >= 8 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else 2)
