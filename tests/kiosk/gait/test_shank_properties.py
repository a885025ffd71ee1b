"""What must hold for a shank sensor, whatever the block, the clock, the mounting and the noise."""

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import _core
from tests.kiosk.gait.running import GRAVITY_MPS2, lobe, times_us
from tests.kiosk.gait.test_detectors_properties import in_blocks
from tests.kiosk.gait.test_foot_properties import ANGLE, rotation

RATES = st.sampled_from([52.0, 104.0, 142.857, 208.0, 416.0, 833.0, 1600.0])
STRIDE_S = 0.76
CONTACT_S = 0.28


def shank(
    rate_hz: float, seconds: float, seed: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """A running shank, x up and y forward: loaded, light, knocked; in m/s²."""
    t = times_us(rate_hz, seconds)
    phase = np.mod(t * 1e-6, STRIDE_S)
    knock = lobe(phase, 0.005, 0.045)
    light = lobe(phase, CONTACT_S - 0.09, CONTACT_S + 0.15)
    up = 0.8 + 1.9 * lobe(phase, 0.02, CONTACT_S) - light + 5.0 * knock
    up += 1.3 * lobe(phase, CONTACT_S + 0.11, CONTACT_S + 0.27)
    forward = 0.6 * np.sin(2 * np.pi * phase / STRIDE_S) - 3.0 * knock
    a = np.column_stack([up, forward, np.zeros_like(up)]) * GRAVITY_MPS2
    a += np.random.default_rng(seed).normal(scale=0.3, size=a.shape)
    return t, a.astype(np.float32)


@settings(deadline=None, max_examples=25)
@given(RATES, st.lists(st.integers(0, 700), max_size=12), st.integers(0, 9999))
def test_events_do_not_depend_on_the_blocks(rate: float, sizes: list[int], seed: int) -> None:
    t, a = shank(rate, 6.0, seed)
    whole = _core.ShankDetector().feed(t, a)
    assert len(whole) > 6
    detector = _core.ShankDetector()
    parts = [detector.feed(t[b], a[b]) for b in in_blocks(len(t), sizes)]
    assert np.array_equal(np.concatenate(parts), whole)
    one = _core.ShankDetector()
    each = (one(int(t[i]), a[i].tolist()) for i in range(len(t)))
    assert [e.time_us for e in each if e is not None] == whole["time_us"].tolist()


@settings(deadline=None, max_examples=25)
@given(st.integers(-(10**15), 10**15))
def test_a_shift_in_time_shifts_the_events(shift_us: int) -> None:
    t, a = shank(142.857, 6.0, 1)
    here = _core.ShankDetector().feed(t, a)
    there = _core.ShankDetector().feed(t + shift_us, a)
    assert np.array_equal(there["time_us"] - shift_us, here["time_us"])


@settings(deadline=None, max_examples=40)
@given(st.tuples(ANGLE, ANGLE, ANGLE), RATES)
def test_any_mounting_finds_the_same_strides(
    angles: tuple[float, float, float], rate_hz: float
) -> None:
    t, a = shank(rate_hz, 8.0, 2)
    straight = _core.ShankDetector().feed(t, a)
    turned = _core.ShankDetector().feed(t, a @ rotation(angles).T)
    assert turned["kind"].tolist() == straight["kind"].tolist()
    assert np.abs(turned["time_us"] - straight["time_us"]).max() < 100


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
    a = np.array([[s[1]] * 3 for s in samples], np.float32).reshape(-1, 3)
    assert len(_core.ShankDetector().feed(t, a)) <= len(t)


def test_steps_are_found_again_within_two_seconds_of_a_gap() -> None:
    t, a = shank(142.857, 20.0, 3)
    lost = (t > 8_000_000) & (t < 11_000_000)
    events = _core.ShankDetector().feed(t[~lost], a[~lost])
    back = events[(events["time_us"] > 11_000_000) & (events["time_us"] < 13_500_000)]
    assert len(back) >= 2
    assert not ((events["time_us"] > 8_100_000) & (events["time_us"] < 10_900_000)).any()
