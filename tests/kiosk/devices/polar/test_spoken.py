"""Every recorded frame of Polar and Movesense, as `treadform decode` says it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.devices import polar
from kiosk.devices.makers import movesense
from kiosk.devices.polar import spoken
from kiosk.devices.polar.control import decode_settings
from kiosk.devices.spoken import SPEAK

SPOKEN_BY = {
    "PMD data": polar.DATA,
    "PMD CP read": polar.CONTROL,
    "PMD CP write": polar.CONTROL,
    "PMD CP indicate": polar.CONTROL,
    "Movesense write": movesense.WRITE,
    "Movesense notify": movesense.NOTIFY,
}


def test_every_recorded_frame(recording: Callable[[str], Path]) -> None:
    frames = json.loads(recording("ble_frames.json").read_text())
    checked = 0
    for frame in frames:
        data, expected = bytes.fromhex(frame["hex"]), frame["expected"]
        if frame["characteristic"] == "PMD CP settings TLV":
            said = dict(decode_settings(data))
        elif frame["characteristic"] in SPOKEN_BY:
            said = SPEAK[SPOKEN_BY[frame["characteristic"]]](data)
        else:
            continue
        said = json.loads(json.dumps(said))
        renamed = {"first_raw": "first", "second_raw": "second"}
        for name in ("n", "first", "second", "first_raw", "second_raw", "samples", "features"):
            if name in expected:
                assert said[renamed.get(name, name)] == expected[name], frame["hex"]
        if "delta_bits" not in expected and frame["characteristic"] == "PMD CP settings TLV":
            assert said == expected
        checked += 1
    assert checked == 14


@pytest.mark.parametrize("wire", ["", "02", "f0", "0f", "0209", "01"])
def test_cuts_say_nothing_wrong(wire: str) -> None:
    frame = bytes.fromhex(wire)
    assert spoken.data(frame)["samples"] is None
    assert spoken.control_point(frame)["error"] is None
