"""What must hold for every detector, whatever the signal."""

import itertools

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import _core
from tests.kiosk.gait.running import belt_force_n, times_us, trunk_mps2

RATES = st.sampled_from([52.0, 104.0, 208.0, 500.0, 833.0])


def in_blocks(n: int, sizes: list[int]) -> list[slice]:
    edges = np.minimum(np.cumsum([0, *sizes, n]), n)
    return [slice(a, b) for a, b in itertools.pairwise(edges)]


def noise(n: int, seed: int, columns: int = 1) -> npt.NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=(n, columns)).astype(np.float32)


@settings(deadline=None, max_examples=40)
@given(RATES, st.lists(st.integers(0, 700), max_size=12), st.integers(0, 9999))
def test_force_events_do_not_depend_on_the_blocks(rate: float, sizes: list[int], seed: int) -> None:
    t = times_us(rate, 5.0)
    force = belt_force_n(t) + 10 * noise(len(t), seed)[:, 0]
    whole = _core.ForceDetector().feed(t, force)
    detector = _core.ForceDetector()
    parts = [detector.feed(t[b], force[b]) for b in in_blocks(len(t), sizes)]
    assert np.array_equal(np.concatenate(parts), whole)
    one = _core.ForceDetector()
    singly = [e for i in range(len(t)) if (e := one(int(t[i]), float(force[i]))) is not None]
    assert [e.time_us for e in singly] == whole["time_us"].tolist()
    assert [e.reported_us for e in singly] == whole["reported_us"].tolist()


@settings(deadline=None, max_examples=40)
@given(RATES, st.lists(st.integers(0, 700), max_size=12), st.integers(0, 9999))
def test_trunk_events_do_not_depend_on_the_blocks(rate: float, sizes: list[int], seed: int) -> None:
    t = times_us(rate, 5.0)
    a = trunk_mps2(t) + noise(len(t), seed, 3)
    whole = _core.TrunkDetector().feed(t, a)
    detector = _core.TrunkDetector()
    parts = [detector.feed(t[b], a[b]) for b in in_blocks(len(t), sizes)]
    assert np.array_equal(np.concatenate(parts), whole)
    one = _core.TrunkDetector()
    singly = [e for i in range(len(t)) if (e := one(int(t[i]), a[i].tolist())) is not None]
    assert [e.time_us for e in singly] == whole["time_us"].tolist()


@settings(deadline=None, max_examples=40)
@given(st.integers(-(10**15), 10**15))
def test_a_shift_in_time_shifts_the_events(shift_us: int) -> None:
    t = times_us(416.0, 4.0)
    a = trunk_mps2(t)
    there = _core.TrunkDetector().feed(t + shift_us, a)
    here = _core.TrunkDetector().feed(t, a)
    assert np.array_equal(there["time_us"] - shift_us, here["time_us"])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(-(2**62), 2**62) | st.integers(0, 20_000),
            st.floats(width=32) | st.floats(-3000, 3000, width=32),
        ),
        max_size=200,
    )
)
def test_any_rubbish_is_survived(samples: list[tuple[int, float]]) -> None:
    t = np.array([s[0] for s in samples], np.int64)
    values = np.array([s[1] for s in samples], np.float32)
    events = _core.ForceDetector().feed(t, values)
    assert len(events) <= len(t)
    _core.TrunkDetector().feed(t, np.column_stack([values, values, values]))
