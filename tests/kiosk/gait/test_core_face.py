"""What the compiled module says when it is fed wrongly, or is not there."""

import subprocess
import sys

import numpy as np
import pytest

from kiosk import _core
from tests.kiosk.gait.running import belt_force_n, times_us, trunk_mps2


def test_blocks_of_unequal_length_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="vertical_n and time_us must have one row per sample"):
        _core.ForceDetector().feed(np.arange(3), np.zeros(4, np.float32))
    with pytest.raises(ValueError, match="acceleration_mps2"):
        _core.TrunkDetector().feed(np.arange(3), np.zeros((3, 2), np.float32))


def test_events_carry_their_latency() -> None:
    t = times_us(208, 4.0)
    events = _core.TrunkDetector().feed(t, trunk_mps2(t))
    assert events.dtype == _core.EVENT
    latency_us = events["reported_us"] - events["time_us"]
    assert (latency_us >= 0).all()
    assert (latency_us < 200_000).all()


def test_reset_forgets_all_but_the_settings() -> None:
    t = times_us(500, 4.0)
    force = belt_force_n(t)
    detector = _core.ForceDetector()
    first = detector.feed(t, force)
    detector.reset()
    assert np.array_equal(detector.feed(t, force), first)


def test_the_rate_is_measured() -> None:
    detector = _core.ForceDetector()
    t = times_us(196.0, 1.0)
    detector.feed(t, belt_force_n(t))
    assert detector.rate_hz == pytest.approx(196.0, rel=0.001)


def test_a_missing_core_says_how_to_build_it() -> None:
    code = """
import sys
class Unbuilt:
    def find_spec(self, name, path=None, target=None):
        if name == "kiosk._core":
            raise ModuleNotFoundError("No module named 'kiosk._core'", name=name)
sys.meta_path.insert(0, Unbuilt())
import kiosk.gait
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].endswith("the core is not built: run make")


@pytest.mark.parametrize("told", ["", "del core.FACE", "core.FACE = 'of last week'"])
def test_a_core_of_another_version_is_refused_at_once(told: str) -> None:
    code = f"import kiosk._core as core\n{told}\nimport kiosk.gait"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    refused = "ImportError: the core was built for another version: run make"
    assert done.stderr.splitlines()[-1:] == ([refused] if told else [])
