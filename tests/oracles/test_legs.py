"""The shank's and the deck's detectors agree with their twins, event by event, on recordings."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from tests.oracles import legs

SETTLED = 2
RUNS = ("01", "07", "09", "13", "15")


def columns(path: Path) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Time in s and three axes of acceleration as written."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1)
    return rows[:, 0], rows[:, 1:4]


def microseconds(time_s: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    return np.round(time_s * 1e6).astype(np.int64)


def furthest(twin_s: npt.NDArray[np.float64], found_s: npt.NDArray[np.float64]) -> float:
    """The largest distance from an event of the twin to the nearest one found."""
    return float(np.abs(found_s[:, None] - twin_s[None, :]).min(axis=0).max())


@pytest.mark.parametrize("number", RUNS)
def test_the_running_shank_agrees(number: str, recording: Callable[[str], Path]) -> None:
    time_s, a_g = columns(recording(f"shank_{number}_running.csv"))
    acceleration = a_g * legs.G_MPS2
    on, off = legs.shank_running(time_s, acceleration)
    events = _core.ShankDetector().feed(microseconds(time_s), acceleration.astype(np.float32))
    at_s = events["time_us"] * 1e-6
    assert len(on) > SETTLED + 2
    assert furthest(on[SETTLED:-1], at_s[events["kind"] == _core.INITIAL_CONTACT]) < 0.008
    assert furthest(off[SETTLED:-1], at_s[events["kind"] == _core.TOE_OFF]) < 0.005


@pytest.mark.parametrize("number", ["03", "05", "11", "17"])
def test_the_walking_shank_agrees(number: str, recording: Callable[[str], Path]) -> None:
    time_s, a_g = columns(recording(f"shank_{number}_walking.csv"))
    acceleration = a_g * legs.G_MPS2
    on, off = legs.shank_walking(time_s, acceleration)
    events = _core.ShankDetector().feed(microseconds(time_s), acceleration.astype(np.float32))
    at_s = events["time_us"] * 1e-6
    assert len(on) > SETTLED + 2
    found_on = at_s[events["kind"] == _core.INITIAL_CONTACT]
    found_off = at_s[events["kind"] == _core.TOE_OFF]
    for twin_s, found_s in ((on[SETTLED:-1], found_on), (off[SETTLED:-1], found_off)):
        apart = np.abs(found_s[:, None] - twin_s[None, :]).min(axis=0)
        # Of two knocks, or two ends of a push, that are alike each may take the other one.
        assert np.sum(apart > 0.006) <= 2
        assert np.median(apart) < 0.002


def test_the_deck_agrees(recording: Callable[[str], Path]) -> None:
    time_s, acceleration = columns(recording("deck_console_phone.csv"))
    on = legs.deck(time_s, acceleration)
    events = _core.DeckDetector().feed(microseconds(time_s), acceleration.astype(np.float32))
    assert len(on) >= 12
    assert furthest(on[1:], events["time_us"] * 1e-6) < 0.013
