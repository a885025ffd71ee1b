"""Random and mutated frames for every decoder: `python -m tests.kiosk.devices.damage [frames]`.

Each decoder gets so many (a million, unless said otherwise). None may raise, every number must be
finite and within its range, and what a frame says must fit into JSON.
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

from kiosk.devices.spoken import SPEAK

LITERAL = json.loads((Path(__file__).parents[2] / "vectors/gatt_frames.json").read_text())
LIMITS = {
    "speed_kmh": 30,
    "avg_speed_kmh": 30,
    "incline_pct": 45,
    "hr_bpm": 254,
    "bpm": 254,
    "speed_mps": 12.5,
    "battery_pct": 100,
    "fraction": 1,
}
SEEDS = [bytes.fromhex(frame["hex"]) for frame in LITERAL]
EVERY = 50
"""Of so many one is written as JSON too, which costs more than decoding it."""


def damaged(rng: random.Random, seeds: list[bytes]) -> bytes:
    """A real frame with a few bytes changed, added or gone; sometimes only noise."""
    if rng.random() < 0.2:
        return rng.randbytes(rng.randrange(40))
    frame = bytearray(rng.choice(seeds))
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(frame) + 1)
        frame[at : at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
    return bytes(frame)


def numbers(said: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Every number at the top of what was said."""
    for name, value in said.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield name, value


def try_decoder(uuid: str, frames: int, seed: int = 2) -> int:
    """How many of the frames said anything at all; raises where a decoder does what it must not."""
    rng, speak, spoke = random.Random(f"{seed} {uuid}"), SPEAK[uuid], 0
    for number in range(frames):
        frame = damaged(rng, SEEDS)
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
