"""Every fault of a stream: no crash, no endless loop, no step invented, recovery in two seconds."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk import _core
from kiosk.gait.measures import UNKNOWN, Placement, Side
from kiosk.gait.runner import Runner
from kiosk.gait.track import HALF_SURE
from tests.kiosk.gait.entries import ENTRIES, Entry, Stream, running

each = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
FAULT_US = (7_000_000, 8_000_000)
RECOVERED_US = FAULT_US[1] + 2_000_000
COUNT = {
    **dict.fromkeys(("waist", "left shoe", "left shank", "deck"), 16 * 9.80665 / 32768),
    "four cells": 0.1,
}
"""m/s² or N a count: 16 g, or 3 kN, fill 16 bits."""
MOST_RISE_M = 0.5
BROKEN = {
    "NaN": np.nan,
    "infinity": np.inf,
    "minus infinity": -np.inf,
    "nothing at all": 0.0,
    "beyond any sensor": 1e30,
}


def faulty(stream: Stream, value: float) -> Stream:
    """A second in the middle of the run in which every channel says this."""
    inside = (stream.time_us >= FAULT_US[0]) & (stream.time_us < FAULT_US[1])
    values = stream.values.copy()
    values[inside] = value
    rate = None if stream.rate is None else stream.rate.copy()
    if rate is not None:
        rate[inside] = value
    return Stream(stream.time_us, values, rate, stream.cop)


def late(events: npt.NDArray[np.void], after_us: int = RECOVERED_US) -> npt.NDArray[np.int64]:
    return np.asarray(events["time_us"][events["time_us"] > after_us])


@each
@settings(deadline=None, max_examples=25)
@given(cut=st.integers(0, 2600))
def test_every_prefix_says_what_the_whole_said_so_far(entry: Entry, cut: int) -> None:
    stream = running(entry)
    whole, part = entry.of(stream), entry.of(stream.part(slice(0, cut)))
    assert np.array_equal(part, whole[: len(part)])


@each
@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 9999))
def test_a_shuffled_stream_invents_no_step(entry: Entry, seed: int) -> None:
    stream = running(entry)
    order = np.random.default_rng(seed).permutation(len(stream.time_us))
    assert len(entry.of(stream.part(order))) <= 2


@each
@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 9999))
def test_neighbours_that_change_places_cost_little(entry: Entry, seed: int) -> None:
    """Frames of eight samples that overtake each other: the late ones are lost, not believed."""
    stream = running(entry)
    frames = len(stream.time_us) // 8
    places = np.arange(frames) + 1.6 * (np.random.default_rng(seed).random(frames) < 0.02)
    order = np.concatenate([np.arange(8) + 8 * f for f in np.argsort(places, kind="stable")])
    assert len(entry.of(stream.part(order))) <= 1.1 * len(entry.of(stream)) + 2


@each
@pytest.mark.parametrize("times", [2, 5])
def test_frames_that_are_sent_again_change_nothing(entry: Entry, times: int) -> None:
    stream = running(entry)
    blocks = np.array_split(np.arange(len(stream.time_us)), 160)
    again = np.concatenate([np.tile(block, times) for block in blocks])
    assert np.array_equal(entry.of(stream.part(again)), entry.of(stream))


@each
@pytest.mark.parametrize("value", BROKEN.values(), ids=BROKEN.keys())
def test_a_second_of_nonsense_has_no_steps_and_is_over_in_two(entry: Entry, value: float) -> None:
    stream = running(entry)
    events, clean = entry.of(faulty(stream, value)), entry.of(stream)
    inside = events["time_us"][
        (events["time_us"] > FAULT_US[0] + 250_000) & (events["time_us"] < FAULT_US[1])
    ]
    assert len(inside) <= 1
    found, expected = late(events), late(clean)
    assert len(found) == len(expected) > 3
    assert np.median(np.abs(found - expected)) < 12_000


FULL_SCALES_G = (8.0, 16.0)


@each
@pytest.mark.parametrize("axes", [slice(None), slice(0, 1)], ids=["all axes", "one axis"])
@pytest.mark.parametrize("seconds", [0.05, 1.0])
@pytest.mark.parametrize("full_g", FULL_SCALES_G)
def test_stuck_at_full_scale_it_is_over_in_two_seconds(
    entry: Entry, full_g: float, seconds: float, axes: slice
) -> None:
    stream = running(entry)
    inside = (stream.time_us >= FAULT_US[0]) & (stream.time_us < FAULT_US[0] + 1e6 * seconds)
    values = stream.values.copy()
    full_scale = 3000.0 if entry.worn == "four cells" else full_g * 9.80665
    values[(inside,) if values.ndim == 1 else (inside, axes)] = full_scale
    stuck = entry.of(Stream(stream.time_us, values, stream.rate, stream.cop))
    found, expected = late(stuck), late(entry.of(stream))
    assert len(found) == len(expected) > 3
    assert np.median(np.abs(found - expected)) < 12_000


@pytest.mark.parametrize("full_g", [4.0, *FULL_SCALES_G])
def test_a_stuck_waist_tells_no_bounce_that_is_none(full_g: float) -> None:
    """By its own samples it had risen by ten metres."""
    entry = next(e for e in ENTRIES if e.name == "trunk sensor")
    stream = running(entry)
    inside = (stream.time_us >= FAULT_US[0]) & (stream.time_us < FAULT_US[1])
    stream.values[inside, 0] = full_g * 9.80665
    steps = _core.TrunkSensor().feed(stream.time_us, stream.values, stream.rate)[1]
    rises = steps["rise_m"][steps["begin_us"] > FAULT_US[0]]
    assert not (rises > MOST_RISE_M).any()
    if full_g in FULL_SCALES_G:
        clean = running(entry)
        usual = _core.TrunkSensor().feed(clean.time_us, clean.values, clean.rate)[1]["rise_m"]
        told = rises[np.isfinite(rises)]
        assert len(told) > 3
        assert np.abs(told - np.nanmedian(usual)).max() < 0.02


@each
@pytest.mark.parametrize("away_us", [60_000, 700_000, 30_000_000])
def test_a_sensor_that_stops_and_returns(entry: Entry, away_us: int) -> None:
    stream = running(entry)
    first = stream.time_us < FAULT_US[0]
    later = stream.part(~first)
    object.__setattr__(later, "time_us", later.time_us + away_us)
    detector = entry.make()
    before = entry.events(detector, stream.part(first))
    after = entry.events(detector, later)
    assert (before["time_us"] < FAULT_US[0]).all()
    assert (after["time_us"] > FAULT_US[0] + away_us - 300_000).all()
    expected = late(entry.of(stream), FAULT_US[0] + 2_000_000)
    assert len(late(after, FAULT_US[0] + away_us + 2_000_000)) == len(expected) > 3


@each
@pytest.mark.parametrize("lost_us", [60_000, 200_000, 700_000])
@pytest.mark.parametrize("from_us", [7_000_000, 7_200_000, 7_400_000])
def test_after_lost_frames_the_next_landing_is_told(
    entry: Entry, lost_us: int, from_us: int
) -> None:
    """What was learnt a moment ago still holds."""
    stream = running(entry)
    kept = (stream.time_us < from_us) | (stream.time_us >= from_us + lost_us)
    events, clean = entry.of(stream.part(kept)), entry.of(stream)
    found, expected = (
        late(told[told["kind"] == _core.INITIAL_CONTACT], from_us + lost_us + 350_000)
        for told in (events, clean)
    )
    assert len(found) == len(expected) > 5
    assert np.abs(found - expected).max() < 20_000


@each
@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 99999))
@example(seed=541)
@example(seed=5483)
def test_flipped_bits_pass(entry: Entry, seed: int) -> None:
    """Twenty bits of a second's frames, which hold 16 bits a channel: nothing is off elsewhere, and
    two seconds later nothing at all."""
    stream = running(entry)
    rng = np.random.default_rng(seed)
    counts = np.round(stream.values / COUNT[entry.worn]).astype(np.int16)
    words = counts.reshape(len(stream.time_us), -1).view(np.uint16)
    inside = np.flatnonzero((stream.time_us >= FAULT_US[0]) & (stream.time_us < FAULT_US[1]))
    for _ in range(20):
        words[rng.choice(inside), rng.integers(words.shape[1])] ^= np.uint16(1 << rng.integers(16))
    scale = np.float32(COUNT[entry.worn])
    flipped = Stream(stream.time_us, counts * scale, stream.rate, stream.cop)
    events, clean = entry.of(flipped), entry.of(stream)
    assert len(events) <= len(clean) + 4
    assert len(late(events)) == len(late(clean))


UNSURE_AT_FIRST = ("foot", "foot sensor", "deck")
"""They do not know yet how hard landings are."""
UNSURE_OF_WEAK = ("force", "trunk", "trunk sensor", "shank")


@each
def test_confidence_tells_what_is_weak(entry: Entry) -> None:
    """A movement 0.4 as strong is never told more surely."""
    stream = running(entry)
    still = stream.values.mean(axis=0)
    weaker = stream.part(slice(None))
    object.__setattr__(weaker, "values", (still + 0.4 * (stream.values - still)))
    clean, weak = entry.of(stream)["confidence"], entry.of(weaker)["confidence"]
    assert ((clean > 0.0) & (clean <= 1.0)).all()
    assert ((weak > 0.0) & (weak <= 1.0)).all()
    assert np.median(weak) <= np.median(clean)
    if entry.name in UNSURE_OF_WEAK:
        assert np.median(weak) < 0.95 * np.median(clean)
    if entry.name in UNSURE_AT_FIRST:
        assert clean[0] <= HALF_SURE < clean[1:].min()


def dropped(rate_hz: float, seed: int) -> Stream:
    """A pod that lies, is let fall, bounces and tumbles, and lies again."""
    random = np.random.default_rng(seed)
    seconds = np.arange(int(8.0 * rate_hz)) / rate_hz
    felt, turned = np.zeros((len(seconds), 3)), np.zeros((len(seconds), 3))
    hit_s = 3.0 + random.uniform(0.3, 0.6)
    turned[(seconds > 3.0) & (seconds < hit_s)] = random.normal(0.0, 4.0, 3)
    felt[seconds <= 3.0, 2] = 9.81
    for bounce in range(random.integers(1, 5)):
        bang = (seconds >= hit_s) & (seconds < hit_s + 0.02)
        felt[bang] = random.uniform(-156.0, 156.0, (bang.sum(), 3))
        up_s = 0.02 + random.uniform(0.03, 0.15) * 0.6**bounce
        turned[(seconds >= hit_s + 0.02) & (seconds < hit_s + up_s)] = random.normal(0.0, 12.0, 3)
        hit_s += up_s
    felt[seconds >= hit_s, 1] = 9.81
    noisy = [value + random.normal(0.0, 0.05, value.shape) for value in (felt, turned)]
    return Stream(np.round(seconds * 1e6).astype(np.int64), *(v.astype(np.float32) for v in noisy))


@pytest.mark.parametrize("name", ["foot", "foot sensor", "foot jolts"])
@pytest.mark.parametrize(("rate_hz", "most"), [(104.0, 5), (208.0, 0), (416.0, 0)])
def test_a_dropped_pod_hardly_lands(name: str, rate_hz: float, most: int) -> None:
    """Of 40 drops; at 104 Hz three begin to spin as if a foot pushed off. Those are half sure."""
    (entry,) = (entry for entry in ENTRIES if entry.name == name)
    told = [entry.of(dropped(rate_hz, seed)) for seed in range(40)]
    landed = np.concatenate([events[events["kind"] == _core.INITIAL_CONTACT] for events in told])
    assert len(landed) <= most
    assert (landed["confidence"] <= HALF_SURE).all()


@pytest.mark.parametrize(("rate_hz", "most"), [(104.0, 4), (208.0, 0), (416.0, 0)])
def test_a_dropped_pod_makes_no_cadence(rate_hz: float, most: int) -> None:
    steps = []
    for seed in range(40):
        pod, runner = dropped(rate_hz, seed), Runner()
        runner.imu(Placement.FOOT, Side.LEFT, pod.time_us, pod.values, pod.rate)
        assert runner.live(int(pod.time_us[-1])).cadence_spm == UNKNOWN
        steps += runner.take_steps()
    assert len(steps) <= most
    assert all(step.confidence <= HALF_SURE for step in steps)
