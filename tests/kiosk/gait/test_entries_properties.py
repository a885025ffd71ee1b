"""What holds for every entry of the core, whatever the block, clock, mounting, gain and mirror."""

import itertools

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kiosk.gait.entries import ENTRIES, RATE_HZ, Entry, running
from tests.kiosk.gait.test_foot_properties import ANGLE, rotation

each = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
each_worn = pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e.worn != "four cells"], ids=lambda entry: entry.name
)
SETTLED_US = 6_000_000
"""After four seconds of running every level and axis is learnt."""


def landings(events: npt.NDArray[np.void]) -> npt.NDArray[np.int64]:
    late = events[events["time_us"] > SETTLED_US]
    return np.asarray(late["time_us"][late["kind"] == 1])


def same_landings(one: npt.NDArray[np.void], other: npt.NDArray[np.void], within_ms: float) -> None:
    a, b = landings(one), landings(other)
    assert len(a) == len(b) > 5
    assert np.abs(a - b).max() <= 1000 * within_ms


@each
@settings(deadline=None, max_examples=12)
@given(sizes=st.lists(st.integers(0, 900), max_size=10))
def test_blocks_of_any_size_give_the_same_events(entry: Entry, sizes: list[int]) -> None:
    stream = running(entry)
    edges = np.minimum(np.cumsum([0, *sizes, len(stream.time_us)]), len(stream.time_us))
    detector = entry.make()
    blocks = itertools.pairwise(edges.tolist())
    parts = [entry.events(detector, stream.part(slice(a, b))) for a, b in blocks]
    assert np.array_equal(np.concatenate(parts), entry.of(stream))


@each
@settings(deadline=None, max_examples=12)
@given(shift_us=st.integers(-(10**15), 10**15))
def test_another_clock_shifts_every_event(entry: Entry, shift_us: int) -> None:
    stream = running(entry)
    moved = stream.part(slice(None))
    object.__setattr__(moved, "time_us", stream.time_us + shift_us)
    here, there = entry.of(stream), entry.of(moved)
    assert np.array_equal(there["time_us"] - shift_us, here["time_us"])
    assert np.array_equal(there["kind"], here["kind"])


@each_worn
@settings(deadline=None, max_examples=12)
@given(angles=st.tuples(ANGLE, ANGLE, ANGLE))
def test_any_mounting_lands_the_same(entry: Entry, angles: tuple[float, float, float]) -> None:
    stream = running(entry)
    same_landings(entry.of(stream.turned(rotation(angles))), entry.of(stream), 4.0)


@each
@settings(deadline=None, max_examples=8)
@given(gain=st.floats(0.97, 1.03))
def test_a_part_three_per_cent_off_lands_the_same(entry: Entry, gain: float) -> None:
    stream = running(entry)
    off = stream.part(slice(None))
    object.__setattr__(off, "values", stream.values * np.float32(gain))
    same_landings(entry.of(off), entry.of(stream), 4.0)


@each_worn
def test_a_mirror_lands_the_same(entry: Entry) -> None:
    stream = running(entry)
    same_landings(entry.of(stream.mirrored()), entry.of(stream), 4.0)


@each
@pytest.mark.parametrize("fast", [0.95, 1.05])
def test_a_clock_five_per_cent_off_stretches_the_events(entry: Entry, fast: float) -> None:
    """The rate is measured: at another true rate the same body lands when it lands."""
    stream, off = running(entry), running(entry, RATE_HZ * fast)
    a, b = landings(entry.of(stream)), landings(entry.of(off))
    assert len(a) == len(b) > 5
    assert np.abs(a - b).max() <= 15_000
    assert abs(float(np.median(a - b))) <= 4000
