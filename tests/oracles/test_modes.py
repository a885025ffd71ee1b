"""How somebody moves, by each detector's events, is what its twin says of the whole recording."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.person import Person
from kiosk.simulator.population import drawn_person
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Place, Signal, movement, signal
from tests.kiosk.gait.kits import moving, wears
from tests.oracles import modes, shoe, springing
from tests.oracles.legs import G_MPS2

SETTLED_US = 6_000_000
GAITS = ("unknown", "walking", "running", "hopping", "quick feet")

walks_and_runs = pytest.mark.parametrize("activity", [Activity.WALK, Activity.RUN])


def worn(name: str, activity: Activity, rate_hz: float = 208.0) -> Signal:
    (only,) = wears(moving(activity, 16.0), (name,), SensorSettings(rate_hz=rate_hz))
    return only.samples


def late(s: Signal) -> npt.NDArray[np.bool_]:
    return np.asarray(s.time_us > SETTLED_US)


def said(events: npt.NDArray[np.void], after_us: int = SETTLED_US) -> set[str]:
    """All that is said of how somebody moves, once the first steps are over."""
    told = events["gait"][events["time_us"] > after_us]
    assert len(told) > 5
    return {GAITS[int(gait)] for gait in told}


@walks_and_runs
@pytest.mark.parametrize("name", ["waist", "chest"])
@pytest.mark.parametrize("rate_hz", [104.0, 416.0])
def test_a_trunk(name: str, activity: Activity, rate_hz: float) -> None:
    s = worn(name, activity, rate_hz)
    assert s.acceleration_mps2 is not None
    up = modes.upward(s.acceleration_mps2[late(s)].astype(float))
    twin = modes.of_trunk(s.time_us[late(s)] * 1e-6, up)
    assert twin == ("running" if activity is Activity.RUN else "walking")
    assert said(_core.TrunkDetector().feed(s.time_us, s.acceleration_mps2)) == {twin}


@walks_and_runs
def test_a_belt(activity: Activity) -> None:
    s = worn("one cell", activity)
    assert s.vertical_n is not None
    twin = modes.of_belt(s.vertical_n[late(s)].astype(float))
    assert twin == ("running" if activity is Activity.RUN else "walking")
    assert said(_core.ForceDetector().feed(s.time_us, s.vertical_n)) == {twin}


@pytest.mark.parametrize(
    "name",
    [f"shank_{n}_running" for n in ("01", "07", "09", "13", "15")]
    + [f"shank_{n}_walking" for n in ("03", "05", "11", "17")],
)
def test_a_real_shank(name: str, recording: Callable[[str], Path]) -> None:
    rows = np.loadtxt(recording(f"{name}.csv"), delimiter=",", skiprows=1)
    acceleration = rows[:, 1:4] * G_MPS2
    twin = modes.of_shank(rows[:, 0], acceleration)
    assert name.endswith(twin)
    t = np.round(rows[:, 0] * 1e6).astype(np.int64)
    events = _core.ShankDetector().feed(t, acceleration.astype(np.float32))
    assert said(events, after_us=int(t[0]) + 2_000_000) == {twin}


@pytest.mark.parametrize("activity", [Activity.HOP, Activity.QUICK_FEET])
@pytest.mark.parametrize("rate_hz", [104.0, 208.0, 416.0])
@pytest.mark.parametrize("flight_s", [0.10, 0.17])
def test_a_springing_shank(activity: Activity, rate_hz: float, flight_s: float) -> None:
    """Low hops and high ones: the beat tells them, not the flight."""
    person = Person(hop_rate_hz=2.6, hop_contact_s=1.0 / 2.6 - flight_s)
    member = movement(activity, 14.0, person, seed=2)
    s = signal(member, Place.SHANK, sensor=SensorSettings(rate_hz=rate_hz))
    assert s.acceleration_mps2 is not None
    felt = s.acceleration_mps2[late(s)].astype(float)
    twin = modes.of_shank(s.time_us[late(s)] * 1e-6, felt)
    assert twin == ("hopping" if activity is Activity.HOP else "quick feet")
    assert said(_core.ShankDetector().feed(s.time_us, s.acceleration_mps2)) == {twin}


@pytest.mark.parametrize("speed_mps", [1.0, 1.2, 1.4])
def test_a_virtual_shank_walks(speed_mps: float) -> None:
    """As fast as shanks are recorded."""
    s = signal(movement(Activity.WALK, 16.0, None, speed_mps, seed=2), Place.SHANK)
    assert s.acceleration_mps2 is not None
    felt = s.acceleration_mps2[late(s)].astype(float)
    assert modes.of_shank(s.time_us[late(s)] * 1e-6, felt) == "walking"
    assert said(_core.ShankDetector().feed(s.time_us, s.acceleration_mps2)) == {"walking"}


@pytest.mark.parametrize("stride_s", [0.36, 0.7, 1.1])
def test_a_legs_beat(stride_s: float) -> None:
    """The twin's own measure, on blows that are known."""
    t = np.arange(0.0, 12.0, 1.0 / 208.0)
    blow = 30.0 * np.exp(-((np.mod(t, stride_s) - 0.1) ** 2) / 2e-4)
    felt = np.column_stack([blow, 0.0 * t, 9.8 + 0.5 * blow])
    assert modes.leg_beat_s(t, felt) == pytest.approx(stride_s, abs=0.01)


@walks_and_runs
@pytest.mark.parametrize("rate_hz", [208.0, 833.0])
def test_a_shoe(activity: Activity, rate_hz: float) -> None:
    s = worn("left shoe", activity, rate_hz)
    assert s.acceleration_mps2 is not None
    assert s.rate_radps is not None
    time_s = s.time_us[late(s)] * 1e-6
    felt = (s.acceleration_mps2[late(s)].astype(float), s.rate_radps[late(s)].astype(float))
    twin = modes.of_shoe(*shoe.strides(shoe.felt(time_s, *felt)))
    assert twin == ("unknown" if activity is Activity.RUN else "walking")
    assert said(_core.FootDetector().feed(s.time_us, s.acceleration_mps2, s.rate_radps)) == {twin}


@pytest.mark.parametrize("activity", [Activity.HOP, Activity.QUICK_FEET])
@pytest.mark.parametrize("seed", [0, 1, 2, 4, 6])
def test_a_springing_shoe(activity: Activity, seed: int) -> None:
    """One of these hoppers never turns the toes up; of the others one shoe does not know."""
    person = drawn_person(np.random.default_rng([seed, 1]))
    member = movement(activity, 14.0, person, seed=seed + 1)
    s = signal(member, Place.INSTEP, sensor=SensorSettings(rate_hz=208.0))
    assert s.acceleration_mps2 is not None
    assert s.rate_radps is not None
    felt = shoe.felt(
        s.time_us * 1e-6, s.acceleration_mps2.astype(float), s.rate_radps.astype(float)
    )
    twin = modes.of_springing_shoe(felt, *springing.springs(felt))
    assert said(_core.FootDetector().feed(s.time_us, s.acceleration_mps2, s.rate_radps)) == {twin}


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_real_walking_shoe(side: str, recording: Callable[[str], Path]) -> None:
    path = recording("foot_walking.csv")
    names = path.read_text().split("\n", 1)[0].split(",")
    rows = np.loadtxt(path, delimiter=",", skiprows=1)
    first = names.index(f"{side}_acc_x_mps2")
    a, w = rows[:, first : first + 3], np.radians(rows[:, first + 3 : first + 6])
    t = np.round(rows[:, 0] * 1e6).astype(np.int64)
    events = _core.FootDetector().feed(t, a.astype(np.float32), w.astype(np.float32))
    gaits = events["gait"][events["time_us"] > t[0] + SETTLED_US]
    on, off = shoe.strides(shoe.felt(rows[:, 0], a, w))
    assert modes.of_shoe(on, off) == "walking"
    assert np.mean([GAITS[int(gait)] == "walking" for gait in gaits]) > 0.9
