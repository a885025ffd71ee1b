"""Random and mutated frames for every decoder: `python -m tests.kiosk.devices.damage [frames]`.

Each decoder gets so many (a million, unless said otherwise): noise, other decoders' frames, and
mostly its own, damaged. None may raise, every number must be finite and within its range, and what
a frame says must fit into JSON.
"""

import json
import math
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from kiosk.devices import pod, polar
from kiosk.devices.makers import movesense
from kiosk.devices.spoken import SPEAK, full_uuid

ROOT = Path(__file__).parents[3]
LITERAL = json.loads((ROOT / "tests/vectors/gatt_frames.json").read_text())
OURS = json.loads((ROOT / "hardware/pod/protocol/vectors.json").read_text())
IN_VECTORS = {
    "ADVERTISEMENT": pod.SERVICE,
    "CONTROL": pod.CONTROL,
    "EVENTS": pod.EVENTS,
    "IMU": pod.IMU,
    "INFO": pod.INFO,
    "STATUS": pod.STATUS,
}
WRITTEN_DOWN = {
    polar.DATA: (
        "02650000000000000081f1ff1400f00306017b0f08",
        "020000000000000000010ef7ffffffe703f7ffffffe703",
        "05000000000000000080eaff08000d000301df00",
        "050094357700000000810000803f000020410000a0411c010000a001000008cdccec0d",
    ),
    polar.CONTROL: (
        "0f05000000000000000000000000000000",
        "f0010200000001c8000101100002010800",
        "f0020200000501ccdd7f39",
        "0202000134000101100002010800040103",
    ),
    movesense.NOTIFY: (
        "016300c8",
        "016301fb",
        "016348656c6c6f",
        "026310270000" + "0000803f" * 12,
        "03630000803f00000040",
    ),
    movesense.WRITE: ("01632f4d6561732f494d55362f313034", "0263", "0063"),
}
"""Frames of the makers' documents, and as the simulator sends them."""
LIMITS = {
    "speed_kmh": 30,
    "avg_speed_kmh": 30,
    "incline_pct": 45,
    "hr_bpm": 254,
    "bpm": 254,
    "speed_mps": 12.5,
    "battery_pct": 100,
    "fraction": 1,
    "samples": 2**23,
}
SEEDS = [bytes.fromhex(frame["hex"]) for frame in LITERAL]
TINY = ("64", "0200", "1004010102", "506f6c617200", "016b00070013")
SMALL = [bytes.fromhex(wire) for wire in TINY]
EVERY = 50
"""Of so many one is written as JSON too, which costs more than decoding it."""


def own_seeds(uuid: str) -> list[bytes]:
    """Whole frames of this decoder's own kind; small ones where none was ever written down."""
    found = [bytes.fromhex(wire) for wire in WRITTEN_DOWN.get(uuid, ())]
    found += [bytes.fromhex(f["hex"]) for f in OURS if IN_VECTORS[f["characteristic"]] == uuid]
    told = [f for f in LITERAL if full_uuid(f["characteristic"].split()[0]) == uuid]
    return found + [bytes.fromhex(f["hex"]) for f in told] or SMALL


def damaged(rng: random.Random, seeds: list[bytes]) -> bytes:
    """A real frame with a few bytes changed, added or gone; sometimes only noise."""
    kind = rng.random()
    if kind < 0.2:
        return rng.randbytes(rng.randrange(40))
    frame = bytearray(rng.choice(SEEDS if kind < 0.3 else seeds))
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(frame) + 1)
        frame[at : at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
    return bytes(frame)


def numbers(said: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Every number at the top of what was said, in the last of its samples and in its settings."""
    for name, value in said.items():
        if type(value) in (int, float):
            yield name, value
        elif name == "samples" and value:
            yield from ((name, axis) for axis in value[-1])
        elif name == "settings" and value:
            yield from ((name, one) for offered in value.values() for one in offered)


def try_decoder(uuid: str, frames: int, seed: int = 2) -> int:
    """How many of the frames said anything at all; raises where a decoder does what it must not."""
    rng, speak, spoke = random.Random(f"{seed} {uuid}"), SPEAK[uuid], 0
    seeds = own_seeds(uuid)
    for number in range(frames):
        frame = damaged(rng, seeds)
        said = speak(frame)
        if number % EVERY == 0:
            json.dumps(said, allow_nan=False)
        for field, value in numbers(said):
            if not (math.isfinite(value) and abs(value) <= LIMITS.get(field, math.inf)):
                raise AssertionError(f"{uuid[:8]} {frame.hex()}: {field} {value}")
        spoke += any(value not in (None, (), {}, False, True, 0) for value in said.values())
    return spoke


def main(frames: int) -> None:
    start_s = time.monotonic()
    with ProcessPoolExecutor(2) as pool:
        spoken = pool.map(try_decoder, SPEAK, [frames] * len(SPEAK))
        for uuid, spoke in zip(SPEAK, spoken, strict=True):
            print(f"{uuid[:8]} {frames} frames, {spoke / frames:.0%} said something", flush=True)
    print(
        f"{len(SPEAK)} decoders, {time.monotonic() - start_s:.0f} s: none raised, none out of range"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
