#!/usr/bin/env python3
"""Writes the MobileNetV2 of a model package as ONNX, weight for weight, for the benchmark against ONNX Runtime.

usage: mobilenet_onnx.py MODEL.ts OUT.onnx SIDE

Standard library only: reads the tensors of the TorchScript archive and writes the protobuf of ONNX (opset 13) by hand. Knows networks
that core/training/torch exports as "mobilenet-v2" with folded normalisation, and fails on any other.
"""
import collections
import pickle
import struct
import sys
import zipfile

# expansion, channels, repeats, first stride: Sandler et al., CVPR 2018, table 2.
STAGES = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]

Storage = collections.namedtuple("Storage", "code data")
Tensor = collections.namedtuple("Tensor", "shape values")


class Node:
    """A module of the archive: its attributes by name."""

    def __setstate__(self, state):
        self.__dict__.update(state)


def rebuild(storage, offset, shape, strides, *_):
    expected = 1
    for side, stride in reversed(list(zip(shape, strides))):
        if side != 1 and stride != expected:
            raise ValueError("a tensor is not contiguous")
        expected *= side
    size = struct.calcsize(storage.code)
    values = struct.unpack_from("<%d%s" % (expected, storage.code), storage.data, offset * size)
    return Tensor(tuple(shape), values)


class Reader(pickle.Unpickler):
    def __init__(self, archive, root):
        super().__init__(archive.open(root + "/data.pkl"))
        self.archive, self.root = archive, root

    def find_class(self, module, name):
        if module.startswith("__torch__"):
            return Node
        known = {"_rebuild_tensor_v2": rebuild, "OrderedDict": collections.OrderedDict, "HalfStorage": "e", "FloatStorage": "f"}
        if name not in known:
            raise ValueError("unexpected %s.%s" % (module, name))
        return known[name]

    def persistent_load(self, identity):
        _, code, key, _, _ = identity
        return Storage(code, self.archive.read("%s/data/%s" % (self.root, key)))


def varint(number):
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def field(number, value):
    """A protobuf field: integers as varints, everything else as bytes."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def attribute(name, value):
    if isinstance(value, int):
        return field(5, field(1, name) + field(3, value) + field(20, 2))
    return field(5, field(1, name) + b"".join(field(8, one) for one in value) + field(20, 7))


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def weight(self, tensor):
        name = "w%d" % len(self.weights)
        data = struct.pack("<%df" % len(tensor.values), *tensor.values)
        self.weights.append(b"".join(field(1, side) for side in tensor.shape) + field(2, 1) + field(8, name) + field(9, data))
        return name

    def add(self, operator, inputs, **attributes):
        self.count += 1
        output = "v%d" % self.count
        names = b"".join(field(1, name) for name in inputs) + field(2, output)
        self.nodes.append(names + field(4, operator) + b"".join(attribute(*pair) for pair in attributes.items()))
        return output

    def relu6(self, value):
        return self.add("Clip", [value, self.limits[0], self.limits[1]])

    def convolution(self, value, module, stride, group):
        kernel = module.weight.shape[2]
        # TensorFlow's SAME: a stride of 2 over an even side pads right and below only.
        pads = [0, 0, 1, 1] if kernel == 3 and stride == 2 else [kernel // 2] * 4
        return self.add("Conv", [value, self.weight(module.weight), self.weight(module.bias)], strides=[stride, stride], pads=pads,
                        group=group, kernel_shape=[kernel, kernel])


def child(module, *names):
    for name in names:
        module = getattr(module, str(name))
    return module


def build(network, side):
    graph = Graph()
    graph.limits = [graph.weight(Tensor((), (0.0,))), graph.weight(Tensor((), (6.0,)))]
    value = graph.relu6(graph.convolution("input", child(network, "features", 0, 0), 2, 1))
    channels, index = 32, 0
    for expansion, outputs, repeats, first in STAGES:
        for repeat in range(repeats):
            index += 1
            block = child(network, "features", index, "conv")
            stride = first if repeat == 0 else 1
            hidden, step, before = channels * expansion, 0, value
            if expansion != 1:
                value = graph.relu6(graph.convolution(value, child(block, step, 0), 1, 1))
                step += 1
            value = graph.relu6(graph.convolution(value, child(block, step, 0), stride, hidden))
            value = graph.convolution(value, child(block, step + 1), 1, 1)
            if stride == 1 and channels == outputs:
                value = graph.add("Add", [before, value])
            channels = outputs
    value = graph.relu6(graph.convolution(value, child(network, "features", 18, 0), 1, 1))
    value = graph.add("Flatten", [graph.add("GlobalAveragePool", [value])], axis=1)
    head = child(network, "classifier", 1)
    value = graph.add("Gemm", [value, graph.weight(head.weight), graph.weight(head.bias)], transB=1)

    def tensor_type(name, sides):
        shape = b"".join(field(1, field(1, one) if isinstance(one, int) else field(2, one)) for one in sides)
        return field(1, name) + field(2, field(1, field(1, 1) + field(2, shape)))

    body = b"".join(field(1, node) for node in graph.nodes) + field(2, "mobilenet-v2")
    body += b"".join(field(5, weight) for weight in graph.weights)
    body += field(11, tensor_type("input", ["batch", 3, side, side])) + field(12, tensor_type(value, ["batch", head.weight.shape[0]]))
    return field(1, 7) + field(2, "intaglio benchmark") + field(7, body) + field(8, field(1, "") + field(2, 13))


def main():
    source, target, side = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with zipfile.ZipFile(source) as archive:
        root = archive.namelist()[0].split("/")[0]
        network = Reader(archive, root).load().network
    with open(target, "wb") as file:
        file.write(build(network, side))


main()
