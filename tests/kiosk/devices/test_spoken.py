"""Real frames of real machines, and what becomes of them when they are damaged."""

import importlib
import json
import pkgutil
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk import devices
from kiosk.devices import heart_rate, running_speed, treadmill
from kiosk.devices.spoken import SPEAK, full_uuid
from tests.kiosk.devices.damage import LITERAL, damaged, numbers, try_decoder

FTMS_RSC_HR = {"2ACD", "2ACC", "2AD3", "2AD4", "2AD5", "2AD9", "2ADA", "2A53", "2A37"}
FRAMES = 4_000
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


UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def test_every_characteristic_that_any_device_names_is_decoded() -> None:
    """Whatever a module of the room has as a constant; a new one has to say what it means."""
    modules = pkgutil.walk_packages(devices.__path__, devices.__name__ + ".")
    found = {
        value
        for module in modules
        for name, value in vars(importlib.import_module(module.name)).items()
        if isinstance(value, str) and UUID.fullmatch(value) and name != "SERVICE"
    }
    assert len(found) > 20
    assert found <= SPEAK.keys()


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


@pytest.mark.parametrize("uuid", SPEAK)
def test_damage_raises_nothing_and_leaves_the_ranges(uuid: str) -> None:
    """A million for each: `python -m tests.kiosk.devices.damage`."""
    assert try_decoder(uuid, FRAMES) > 0


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
