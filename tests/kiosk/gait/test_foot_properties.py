"""What must hold for a shoe pod, whatever the block, the clock, the mounting and the noise."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import _core
from tests.kiosk.gait.running import shoe, times_us
from tests.kiosk.gait.test_detectors_properties import in_blocks

RATES = st.sampled_from([52.0, 104.0, 208.0, 416.0, 833.0, 1600.0])
Floats = npt.NDArray[np.float32]


def noisy_shoe(
    rate_hz: float, seconds: float, seed: int
) -> tuple[npt.NDArray[np.int64], Floats, Floats]:
    t = times_us(rate_hz, seconds)
    a, w = shoe(t)
    random = np.random.default_rng(seed)
    a += random.normal(scale=0.3, size=a.shape).astype(np.float32)
    w += random.normal(scale=0.05, size=w.shape).astype(np.float32)
    return t, a, w


def rotation(angles: tuple[float, float, float]) -> npt.NDArray[np.float64]:
    """Any rotation, by turning about z, y and x."""
    turn = np.eye(3)
    for axis, angle in enumerate(angles):
        c, s = np.cos(angle), np.sin(angle)
        one = np.eye(3)
        i, j = (axis + 1) % 3, (axis + 2) % 3
        one[i, i] = one[j, j] = c
        one[i, j], one[j, i] = -s, s
        turn = one @ turn
    return turn


@settings(deadline=None, max_examples=25)
@given(RATES, st.lists(st.integers(0, 700), max_size=12), st.integers(0, 9999))
def test_events_do_not_depend_on_the_blocks(rate: float, sizes: list[int], seed: int) -> None:
    t, a, w = noisy_shoe(rate, 5.0, seed)
    whole = _core.FootDetector().feed(t, a, w)
    detector = _core.FootDetector()
    parts = [detector.feed(t[b], a[b], w[b]) for b in in_blocks(len(t), sizes)]
    assert np.array_equal(np.concatenate(parts), whole)
    one = _core.FootDetector()
    each = (one(int(t[i]), a[i].tolist(), w[i].tolist()) for i in range(len(t)))
    assert [e.time_us for e in each if e is not None] == whole["time_us"].tolist()


@settings(deadline=None, max_examples=25)
@given(st.integers(-(10**15), 10**15))
def test_a_shift_in_time_shifts_the_events(shift_us: int) -> None:
    t, a, w = noisy_shoe(208.0, 5.0, 1)
    here = _core.FootDetector().feed(t, a, w)
    there = _core.FootDetector().feed(t + shift_us, a, w)
    assert np.array_equal(there["time_us"] - shift_us, here["time_us"])


ANGLE = st.floats(-np.pi, np.pi)


@settings(deadline=None, max_examples=40)
@given(st.tuples(ANGLE, ANGLE, ANGLE), st.sampled_from([104.0, 208.0, 833.0]))
def test_any_mounting_finds_the_same_strides(
    angles: tuple[float, float, float], rate_hz: float
) -> None:
    t, a, w = noisy_shoe(rate_hz, 10.0, 2)
    turn = rotation(angles)
    straight = _core.FootDetector().feed(t, a, w)
    turned = _core.FootDetector().feed(t, a @ turn.T, w @ turn.T)
    # From the third stride on, when the axis of pitch is known.
    expected = straight[straight["time_us"] > 2_500_000]
    found = turned[turned["time_us"] > 2_500_000]
    assert found["kind"].tolist() == expected["kind"].tolist()
    assert np.abs(found["time_us"] - expected["time_us"]).max() < 2_000


@settings(deadline=None, max_examples=25)
@given(
    st.floats(0.18, 0.34),
    st.floats(0.60, 0.80),
    st.sampled_from([208.0, 416.0]),
    st.integers(0, 99),
)
def test_contact_time_follows_the_foot(
    contact_s: float, stride_s: float, rate_hz: float, seed: int
) -> None:
    t = times_us(rate_hz, 12.0)
    a, w = shoe(t, contact_s, stride_s)
    a += np.random.default_rng(seed).normal(scale=0.3, size=a.shape).astype(np.float32)
    events = _core.FootDetector().feed(t, a, w)
    landed = events["time_us"][events["kind"] == _core.INITIAL_CONTACT] * 1e-6
    left = events["time_us"][events["kind"] == _core.TOE_OFF] * 1e-6
    assert np.diff(landed[3:]) == pytest.approx(stride_s, abs=0.006)
    contact = left[left > landed[3]][:10] - landed[3:][: len(left[left > landed[3]][:10])]
    assert contact == pytest.approx(contact_s, abs=0.006)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(-(2**62), 2**62) | st.integers(0, 20_000),
            st.floats(width=32) | st.floats(-3000, 3000, width=32),
            st.floats(width=32) | st.floats(-40, 40, width=32),
        ),
        max_size=200,
    )
)
def test_any_rubbish_is_survived(samples: list[tuple[int, float, float]]) -> None:
    t = np.array([s[0] for s in samples], np.int64)
    a = np.array([[s[1]] * 3 for s in samples], np.float32).reshape(-1, 3)
    w = np.array([[s[2]] * 3 for s in samples], np.float32).reshape(-1, 3)
    assert len(_core.FootDetector().feed(t, a, w)) <= len(t)
