"""Pictures that are no medical ones, drawn with the standard library alone, and reading and writing of plain PNG files.

A picture here is (rows, columns, bytes of RGB). Equal seeds give equal pictures. Used by scripts/make_kind_table.
"""

import math
import random
import struct
import zlib

# Capitals, digits and a few marks on a grid of 3 x 5: enough to look like print.
GLYPHS = {
    "A": "25755", "B": "65656", "C": "34443", "D": "65556", "E": "74647", "F": "74644", "G": "34553", "H": "55755",
    "I": "72227", "K": "55655", "L": "44447", "M": "57755", "N": "65555", "O": "25552", "P": "65644", "R": "65655", "S": "34216",
    "T": "72222", "U": "55557", "V": "55552", "Y": "55222", "0": "75557", "1": "26227", "2": "61247", "3": "61216", "5": "74616",
    "7": "71244", "9": "75713", ".": "00002", "-": "00700",
}


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def write_png(path, picture):
    """8-bit RGB without interlacing."""
    rows, columns, data = picture
    lines = b"".join(b"\0" + bytes(data[row * columns * 3:(row + 1) * columns * 3]) for row in range(rows))
    header = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 6)) + chunk(b"IEND", b""))


def png_chunks(data):
    position = 8
    while position + 12 <= len(data):
        size = struct.unpack(">I", data[position:position + 4])[0]
        yield data[position + 4:position + 8], data[position + 8:position + 8 + size]
        position += 12 + size


def unfiltered(lines, rows, stride, width):
    """Undoes the five filters of PNG (ISO 15948, 9)."""
    before = bytearray(stride)
    result = []
    for row in range(rows):
        start = row * (stride + 1)
        method, line = lines[start], bytearray(lines[start + 1:start + 1 + stride])
        for index in range(stride if method else 0):
            left = line[index - width] if index >= width else 0
            up = before[index]
            if method == 1:
                guess = left
            elif method == 2:
                guess = up
            elif method == 3:
                guess = (left + up) // 2
            else:
                corner = before[index - width] if index >= width else 0
                straight = left + up - corner
                distances = (abs(straight - left), abs(straight - up), abs(straight - corner))
                guess = (left, up, corner)[distances.index(min(distances))]
            line[index] = (line[index] + guess) & 255
        result.append(line)
        before = line
    return result


def read_png_as_grey(path, side):
    """A small grey copy as RGB, or None for a file of another layout than 8 bits a sample without interlacing."""
    data = path.read_bytes()
    parts = list(png_chunks(data))
    columns, rows, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    if depth != 8 or interlaced or color not in (2, 3, 6):
        return None
    width = {2: 3, 3: 1, 6: 4}[color]
    palette = next((content for kind, content in parts if kind == b"PLTE"), b"")
    packed = zlib.decompress(b"".join(content for kind, content in parts if kind == b"IDAT"))
    lines = unfiltered(packed, rows, columns * width, width)
    step = max(1, min(rows, columns) // side)
    out = bytearray()
    for row in range(0, rows, step):
        for column in range(0, columns, step):
            place = column * width
            pixel = lines[row][place:place + 3] if color != 3 else palette[lines[row][place] * 3:lines[row][place] * 3 + 3]
            grey = (299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) // 1000
            out += bytes((grey, grey, grey))
    return (len(range(0, rows, step)), len(range(0, columns, step)), out)


class Canvas:
    def __init__(self, rows, columns, color):
        self.rows, self.columns = rows, columns
        self.data = bytearray(bytes(color) * (rows * columns))

    def rectangle(self, top, left, bottom, right, color):
        top, left = max(0, int(top)), max(0, int(left))
        bottom, right = min(self.rows, int(bottom)), min(self.columns, int(right))
        if right > left:
            line = bytes(color) * (right - left)
            for row in range(top, bottom):
                start = (row * self.columns + left) * 3
                self.data[start:start + len(line)] = line

    def ellipse(self, row, column, height, width, color):
        for y in range(max(0, int(row - height)), min(self.rows, int(row + height) + 1)):
            reach = width * math.sqrt(max(0.0, 1 - ((y - row) / max(height, 1e-6)) ** 2))
            self.rectangle(y, column - reach, y + 1, column + reach + 1, color)

    def line(self, start, end, color, thickness=1):
        steps = int(max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1))
        for step in range(steps + 1):
            row = start[0] + (end[0] - start[0]) * step / steps
            column = start[1] + (end[1] - start[1]) * step / steps
            self.rectangle(row, column, row + thickness, column + thickness, color)

    def text(self, words, top, left, size, color):
        for letter in words:
            for row, bits in enumerate(GLYPHS.get(letter, "00000")):
                for column in range(3):
                    if int(bits) >> (2 - column) & 1:
                        self.rectangle(top + row * size, left + column * size, top + (row + 1) * size, left + (column + 1) * size, color)
            left += 4 * size

    def picture(self):
        return (self.rows, self.columns, self.data)


def color_of(dice, grey=False):
    level = dice.randrange(256)
    return (level, level, level) if grey else tuple(dice.randrange(256) for _ in range(3))


def from_function(rows, columns, function):
    out = bytearray()
    for row in range(rows):
        for column in range(columns):
            out += bytes(max(0, min(255, int(value))) for value in function(row, column))
    return (rows, columns, out)


def words_of(dice, letters):
    return "".join(dice.choice(list(GLYPHS) + [" "] * 6) for _ in range(letters))


def plain(dice, side):
    return Canvas(side, side, color_of(dice, dice.random() < 0.4)).picture()


def gradient(dice, side):
    first, last = color_of(dice, dice.random() < 0.4), color_of(dice)
    if dice.random() < 0.4:
        last = (last[0],) * 3
        first = (first[0],) * 3
    angle, radial = dice.random() * math.tau, dice.random() < 0.4
    def shade(row, column):
        y, x = row / side - 0.5, column / side - 0.5
        share = min(1.0, math.hypot(y, x) * 1.6) if radial else 0.5 + y * math.sin(angle) + x * math.cos(angle)
        return [a + (b - a) * share for a, b in zip(first, last)]
    return from_function(side, side, shade)


def noise(dice, side):
    cell, grey = dice.choice((1, 1, 2, 4, 8, 16)), dice.random() < 0.5
    low, high = sorted((dice.randrange(256), dice.randrange(256)))
    canvas = Canvas(side, side, (0, 0, 0))
    for row in range(0, side, cell):
        for column in range(0, side, cell):
            level = [dice.randint(low, high) for _ in range(3)]
            canvas.rectangle(row, column, row + cell, column + cell, (level[0],) * 3 if grey else level)
    return canvas.picture()


def texture(dice, side):
    """A sum of waves: cloth, wood and water from afar."""
    grey = dice.random() < 0.5
    waves = [(dice.uniform(-0.6, 0.6), dice.uniform(-0.6, 0.6), dice.random() * math.tau, dice.uniform(10, 60)) for _ in range(5)]
    base, tint = dice.randrange(60, 200), [0, 0, 0] if grey else [dice.randrange(-60, 60) for _ in range(3)]
    def shade(row, column):
        level = base + sum(height * math.sin(a * row + b * column + phase) for a, b, phase, height in waves) / 2
        return [level + shift for shift in tint]
    return from_function(side, side, shade)


def stripes(dice, side):
    first, second, period = color_of(dice, dice.random() < 0.5), color_of(dice, dice.random() < 0.5), dice.randrange(3, 40)
    checked, lean = dice.random() < 0.5, dice.uniform(-1, 1)
    def shade(row, column):
        number = int((row + lean * column) // period) + (int(column // period) if checked else 0)
        return first if number % 2 else second
    return from_function(side, side, shade)


def text_page(dice, side):
    paper = dice.randrange(215, 256)
    dark = dice.random() < 0.25
    background, ink = ((20, 20, 24), (210, 210, 210)) if dark else ((paper,) * 3, color_of(dice, True) if dice.random() < 0.2 else (25, 25, 30))
    canvas = Canvas(side, side, background)
    size, top = dice.choice((1, 1, 2, 3)), dice.randrange(4, 20)
    while top < side - 8:
        if dice.random() > 0.12:
            canvas.text(words_of(dice, dice.randrange(4, 1 + side // (4 * size))), top, dice.randrange(4, 12), size, ink)
        top += 5 * size + dice.choice((2, 3, 4))
    return canvas.picture()


def chart(dice, side):
    canvas = Canvas(side, side, (255, 255, 255) if dice.random() < 0.7 else (30, 32, 40))
    ink = (60, 60, 60)
    canvas.line((10, 14), (side - 14, 14), ink)
    canvas.line((side - 14, 14), (side - 14, side - 8), ink)
    if dice.random() < 0.5:
        width = dice.randrange(6, 24)
        for left in range(18, side - width, width + 4):
            canvas.rectangle(dice.randrange(12, side - 20), left, side - 14, left + width, color_of(dice))
    else:
        for _ in range(dice.randrange(1, 4)):
            color, level = color_of(dice), dice.uniform(20, side - 20)
            for column in range(16, side - 12, 6):
                following = min(max(level + dice.gauss(0, 9), 12), side - 16)
                canvas.line((level, column), (following, column + 6), color, 2)
                level = following
    canvas.text(words_of(dice, 12), 3, 20, 1, ink)
    return canvas.picture()


def screenshot(dice, side):
    canvas = Canvas(side, side, color_of(dice, True) if dice.random() < 0.5 else (238, 238, 240))
    for _ in range(dice.randrange(1, 5)):
        top, left = dice.randrange(side // 2), dice.randrange(side // 2)
        height, width = dice.randrange(side // 4, side), dice.randrange(side // 4, side)
        canvas.rectangle(top, left, top + height, left + width, (250, 250, 250) if dice.random() < 0.6 else (44, 48, 56))
        canvas.rectangle(top, left, top + 9, left + width, color_of(dice))
        canvas.text(words_of(dice, 10), top + 2, left + 4, 1, (255, 255, 255))
        for row in range(top + 14, min(side, top + height) - 6, 9):
            canvas.text(words_of(dice, dice.randrange(3, max(4, width // 5))), row, left + 6, 1, (110, 110, 110))
    return canvas.picture()


def shapes(dice, side):
    """Drawings of discs, boxes and lines; the discs are near enough to cells and lesions to be a trap."""
    grey = dice.random() < 0.4
    canvas = Canvas(side, side, color_of(dice, grey))
    for _ in range(dice.randrange(1, 24)):
        row, column, size, color = dice.randrange(side), dice.randrange(side), dice.randrange(3, side // 3), color_of(dice, grey)
        form = dice.random()
        if form < 0.55:
            canvas.ellipse(row, column, size, size * dice.uniform(0.5, 1.6), color)
        elif form < 0.8:
            canvas.rectangle(row, column, row + size, column + size * dice.uniform(0.3, 2), color)
        else:
            canvas.line((row, column), (dice.randrange(side), dice.randrange(side)), color, dice.randrange(1, 6))
    return canvas.picture()


def rings(dice, side):
    first, second, period = color_of(dice), color_of(dice), dice.uniform(4, 22)
    row0, column0 = dice.randrange(side), dice.randrange(side)
    def shade(row, column):
        share = 0.5 + 0.5 * math.sin(math.hypot(row - row0, column - column0) / period * math.tau)
        return [a + (b - a) * share for a, b in zip(first, second)]
    return from_function(side, side, shade)


def maze(dice, side):
    canvas = Canvas(side, side, color_of(dice, dice.random() < 0.5))
    cell, ink = dice.randrange(6, 20), color_of(dice, dice.random() < 0.5)
    for row in range(0, side, cell):
        for column in range(0, side, cell):
            ends = ((row, column), (row + cell, column + cell)) if dice.random() < 0.5 else ((row + cell, column), (row, column + cell))
            canvas.line(*ends, ink, 2)
    return canvas.picture()


# Training, validation and test see the first families with other seeds; the last two are kept for the test.
SEEN_FAMILIES = [plain, gradient, noise, texture, stripes, text_page, chart, screenshot, shapes]
UNSEEN_FAMILIES = [rings, maze]


def drawn(family, seed, side):
    return family(random.Random(f"{family.__name__}-{seed}"), side)
