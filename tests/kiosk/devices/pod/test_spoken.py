"""vectors.json beside the protocol's specification: the one home of the pod's wire format."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.pod import spoken

ROOT = Path(__file__).parents[4]
VECTORS = json.loads((ROOT / "hardware/pod/protocol/vectors.json").read_text())
SPEAK = {
    "IMU": spoken.imu_frame,
    "EVENTS": spoken.event_frame,
    "INFO": spoken.info,
    "STATUS": spoken.status,
    "ADVERTISEMENT": spoken.advertisement,
    "CONTROL": spoken.control_frame,
}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['characteristic']}: {v['note']}")
def test_vector(vector: dict[str, Any]) -> None:
    said = json.loads(json.dumps(SPEAK[vector["characteristic"]](bytes.fromhex(vector["hex"]))))
    assert {name: said[name] for name in vector["expected"]} == vector["expected"]


def test_every_kind_of_frame_has_a_vector() -> None:
    assert {v["characteristic"] for v in VECTORS} == set(SPEAK)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['characteristic']}: {v['note']}")
def test_a_cut_anywhere_adds_nothing(vector: dict[str, Any]) -> None:
    """Every number said of a cut frame was already said of the whole one."""
    speak, whole = SPEAK[vector["characteristic"]], bytes.fromhex(vector["hex"])
    said = speak(whole)
    for end in range(len(whole)):
        for name, value in speak(whole[:end]).items():
            if isinstance(value, int | float) and not isinstance(value, bool):
                assert value == said[name], f"{name} after {end} bytes"
