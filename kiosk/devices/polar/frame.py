"""Polar's PMD data frames: raw, or a reference sample and packed differences."""

import struct
from dataclasses import dataclass

Counts = tuple[int, int, int]
Sample = tuple[float, float, float]

KINDS = {0: "ECG", 1: "PPG", 2: "ACC", 3: "PPI", 5: "GYRO", 6: "MAG", 9: "SDK"}
ACC, GYRO = 2, 5
_HEADER, _AXES = 10, 3
_RAW_BYTES = {(ACC, 0): 1, (ACC, 1): 2, (ACC, 2): 3}
_COMPRESSED_BYTES = {(ACC, 0): 2, (ACC, 1): 2, (GYRO, 0): 2, (GYRO, 1): 4}
"""Bytes of one channel, by kind and frame type. Others are not understood, so not read."""
_FLOATS = (GYRO, 1)
"""Its channels are the bits of a float: differences are of these bits, and wrap around as the
sensor's own 32-bit numbers do wherever a rate changes its sign."""
_MOST = 32768.0
"""No gyroscope turns faster in any of its units; a 16-bit channel says no more either."""
_WIDEST_BITS = 32


@dataclass(frozen=True, slots=True)
class PmdFrame:
    """`samples` are counts, or what a frame of floats says itself; None where this kind of frame
    is not understood."""

    kind: int
    sensor_ns: int
    """Of the last sample, on the sensor's clock: for spacing only, it is often not set."""
    compressed: bool
    frame_type: int
    samples: tuple[Sample, ...] | None
    blocks: tuple[tuple[int, int], ...] = ()
    """Of a compressed frame: bits and number of the differences of each block."""
    truncated: bool = False

    @property
    def floats(self) -> bool:
        """Whether the samples are numbers of the sensor's own, not counts."""
        return self.compressed and (self.kind, self.frame_type) == _FLOATS


def decode_data(data: bytes) -> PmdFrame | None:
    """The frame with the samples before a cut; None without a whole header."""
    if len(data) < _HEADER:
        return None
    kind, sensor_ns = data[0] & 0x3F, int.from_bytes(data[1:9], "little")
    compressed, frame_type = bool(data[9] & 0x80), data[9] & 0x7F
    sizes = _COMPRESSED_BYTES if compressed else _RAW_BYTES
    size = sizes.get((kind, frame_type))
    if size is None:
        return PmdFrame(kind, sensor_ns, compressed, frame_type, None)
    body = data[_HEADER:]
    if compressed:
        floats = (kind, frame_type) == _FLOATS
        counts, blocks, whole = _unpack(body, size, wraps=floats)
        samples = _as_floats(counts) if floats else counts
        whole = whole and len(samples) == len(counts)
        return PmdFrame(kind, sensor_ns, True, frame_type, samples, blocks, not whole)
    step = size * _AXES
    found = tuple(_sample(body[i : i + step]) for i in range(0, len(body) - step + 1, step))
    return PmdFrame(kind, sensor_ns, False, frame_type, found, (), len(body) % step != 0)


def _sample(data: bytes) -> Counts:
    size = len(data) // _AXES
    x, y, z = (
        int.from_bytes(data[i * size : (i + 1) * size], "little", signed=True) for i in range(_AXES)
    )
    return (x, y, z)


def _as_floats(bits: tuple[Counts, ...]) -> tuple[Sample, ...]:
    """Up to the first that no sensor can mean: infinite, no number, or beyond every range."""
    believed = list[Sample]()
    for counts in bits:
        x, y, z = struct.unpack("<3f", struct.pack("<3i", *counts))
        if not all(abs(value) <= _MOST for value in (x, y, z)):
            break
        believed.append((x, y, z))
    return tuple(believed)


def _unpack(
    body: bytes, size: int, wraps: bool
) -> tuple[tuple[Counts, ...], tuple[tuple[int, int], ...], bool]:
    """Samples, blocks, and whether everything was there. A block that overruns the frame, or
    leaves what the channel can hold, is damage: it and all behind it are dropped."""
    at = size * _AXES
    if len(body) < at:
        return (), (), False
    samples, blocks = [_sample(body[:at])], list[tuple[int, int]]()
    limit = 1 << (8 * size - 1)
    while at + 2 <= len(body):
        width, count = body[at], body[at + 1]
        length = (width * count * _AXES + 7) // 8
        block = body[at + 2 : at + 2 + length]
        if width > _WIDEST_BITS or len(block) < length:
            return tuple(samples), tuple(blocks), False
        following = _add_up(samples[-1], block, width, count)
        if wraps:
            following = [_wrapped(sample) for sample in following]
        if any(not -limit <= value < limit for sample in following for value in sample):
            return tuple(samples), tuple(blocks), False
        samples += following
        blocks.append((width, count))
        at += 2 + length
    return tuple(samples), tuple(blocks), at == len(body)


def _wrapped(sample: Counts) -> Counts:
    x, y, z = ((value + 2**31) % 2**32 - 2**31 for value in sample)
    return (x, y, z)


def _add_up(start: Counts, block: bytes, width: int, count: int) -> list[Counts]:
    """The differences, least significant bit first, added to the sample before."""
    bits, mask = int.from_bytes(block, "little"), (1 << width) - 1
    half = 1 << width >> 1
    values, samples = list(start), list[Counts]()
    for _ in range(count):
        for axis in range(_AXES):
            difference = bits & mask
            bits >>= width
            values[axis] += difference - (1 << width) if difference >= half > 0 else difference
        samples.append((values[0], values[1], values[2]))
    return samples
