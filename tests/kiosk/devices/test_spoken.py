"""Real frames of real machines, and what becomes of them when they are damaged."""

import json
import math
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices import heart_rate, running_speed, treadmill
from kiosk.devices.spoken import SPEAK, full_uuid

LITERAL = json.loads((Path(__file__).parents[2] / "vectors/gatt_frames.json").read_text())
FTMS_RSC_HR = {"2ACD", "2ACC", "2AD3", "2AD4", "2AD5", "2AD9", "2ADA", "2A53", "2A37"}
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
FRAMES = 120_000
BOOKKEEPING = {"trailing"}
Frame = dict[str, Any]


def speak(frame: Frame) -> Frame:
    uuid = full_uuid(frame["characteristic"].split()[0])
    assert uuid is not None
    return json.loads(json.dumps(SPEAK[uuid](bytes.fromhex(frame["hex"]))))


@pytest.mark.parametrize("frame", LITERAL, ids=lambda f: f"{f['characteristic']} {f['hex']}")
def test_frames_of_real_machines(frame: Frame) -> None:
    said = speak(frame)
    expected = frame["expected"] or {}
    assert {name: said[name] for name in expected} == expected


def test_every_recorded_frame(recording: Callable[[str], Path]) -> None:
    """All 63; the state of a strap needs its history and is tested with the tracker."""
    frames = json.loads(recording("ble_frames.json").read_text())
    ours = [f for f in frames if f["characteristic"].split()[0] in FTMS_RSC_HR]
    assert len(ours) == 63
    for frame in ours:
        said = speak(frame)
        for name, value in (frame["expected"] or {}).items():
            if name not in {"meaning", "state"}:
                assert said[name] == value, f"{frame['hex']} {name}"


@pytest.mark.parametrize(
    ("wire", "meaning"),
    [
        ("00", "Request Control"),
        ("800001", "Request Control -> success"),
        ("0801", "Stop or Pause stop"),
        ("800304", "Set Target Inclination -> operation failed"),
        ("026400", "Set Target Speed speed_kmh 1"),
        ("110000e6002833", "Set Indoor Bike Simulation wind_mps 0 grade_pct 2.3 "
         "rolling_resistance 0.004 wind_resistance_kgpm 0.51"),
        ("800109", "Reset -> no known result"),
        ("77", None),
    ],
)  # fmt: skip
def test_the_control_point_in_words(wire: str, meaning: str | None) -> None:
    assert SPEAK[treadmill.CONTROL_POINT](bytes.fromhex(wire))["meaning"] == meaning


def numbers(said: Frame) -> Iterator[tuple[str, float]]:
    for name, value in said.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield name, value


def damaged(rng: random.Random, seeds: list[bytes]) -> bytes:
    """A real frame with a few bytes changed, added or gone; sometimes only noise."""
    if rng.random() < 0.2:
        return rng.randbytes(rng.randrange(40))
    frame = bytearray(rng.choice(seeds))
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(frame) + 1)
        frame[at : at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
    return bytes(frame)


def test_damage_raises_nothing_and_leaves_the_ranges() -> None:
    """120,000 frames, of each characteristic as many."""
    rng = random.Random(2)
    seeds = [bytes.fromhex(f["hex"]) for f in LITERAL]
    for uuid in SPEAK:
        for _ in range(FRAMES // len(SPEAK)):
            said = SPEAK[uuid](damaged(rng, seeds))
            json.dumps(said, allow_nan=False)
            for field, value in numbers(said):
                assert abs(value) <= LIMITS.get(field, math.inf), f"{uuid[:8]} {field}"


CUT = {treadmill.DATA, running_speed.MEASUREMENT, heart_rate.MEASUREMENT, treadmill.STATUS}


def test_nothing_appears_after_a_cut() -> None:
    """Two frames that agree up to the cut must say the same of it: what follows is not known.

    The oracle never looks at the decoder's rules. A field that appears in the cut frame must
    keep its value whatever bytes are written behind the cut and whatever the whole frame held.
    """
    rng = random.Random(3)
    seeds = [bytes.fromhex(f["hex"]) for f in LITERAL]
    checked = 0
    for _ in range(25_000):
        whole = damaged(rng, seeds)
        end = rng.randrange(len(whole) + 1)
        cut = whole[:end]
        for uuid in sorted(CUT):
            if uuid == treadmill.DATA and cut and cut[0] & 0x60:
                continue  # the width of pace is told by the length: see test_data
            known = dict(numbers(SPEAK[uuid](cut)))
            other = dict(numbers(SPEAK[uuid](cut + rng.randbytes(30))))
            for field, value in known.items():
                if field not in BOOKKEEPING:
                    assert other.get(field) == value, f"{uuid[:8]} {cut.hex()} {field}"
                    checked += 1
    assert checked > 50_000
