"""Landings and strides against what the virtual foot really did."""

import numpy as np
import pytest

from kiosk import _core
from kiosk.body.activity import Activity, Strike
from kiosk.gait.measures import UNKNOWN, Live, Mode, Placement, Quality, Reading, Side
from kiosk.gait.runner import Runner
from kiosk.gait.shoe import (
    Shoe,
    foot_speed,
    heel_kiss,
    heel_pitch,
    landed,
    mismatch,
    strike_shares,
)
from kiosk.simulator.errors import Error
from kiosk.simulator.person import Person
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Place, Signal, movement, signal
from kiosk.simulator.truth import Foot
from tests.kiosk.gait.kits import SPEEDS_MPS, TWO_SHOES, followed, moving, wears

SPEED_MPS = 3.0
SETTLED_US = 8_000_000


def strides(rate_hz: float, strike: Strike, place: Place = Place.INSTEP) -> tuple[Signal, np.void]:
    member = movement(Activity.RUN, 20.0, Person(strike=strike), SPEED_MPS, seed=4)
    seen = signal(member, place, sensor=SensorSettings(rate_hz=rate_hz))
    found = _core.FootSensor().feed(seen.time_us, seen.acceleration_mps2, seen.rate_radps)[1]
    return seen, found[found["initial_contact_us"] > SETTLED_US]


@pytest.mark.parametrize("rate_hz", [208.0, 416.0, 833.0])
@pytest.mark.parametrize("strike", list(Strike))
def test_the_strike_angle_is_the_soles(rate_hz: float, strike: Strike) -> None:
    seen, found = strides(rate_hz, strike)
    left = [c for c in seen.truth if c.foot is Foot.LEFT]
    times = np.array([c.initial_contact_s for c in left])
    error_deg = [
        np.degrees(
            row["strike_rad"]
            - left[np.argmin(abs(times - row["initial_contact_us"] / 1e6))].strike_rad
        )
        for row in found
    ]
    assert len(found) >= 14
    assert np.std(error_deg) <= 2.0
    assert abs(np.mean(error_deg)) <= 1.0


@pytest.mark.parametrize("place", [Place.INSTEP, Place.HEEL])
def test_the_shoe_alone_knows_the_belts_speed(place: Place) -> None:
    _, found = strides(416.0, Strike.HEEL, place)
    speed = foot_speed(found)
    assert speed.value == pytest.approx(SPEED_MPS, rel=0.04)
    assert speed.quality is Quality.MEASURED
    assert speed.floor > 0.0


def test_who_leaves_the_ground_soon_is_measured_as_well() -> None:
    person = Person(cadence_spm=152.0, contact_s=0.205, strike=Strike.HEEL)
    member = movement(Activity.RUN, 30.0, person, SPEED_MPS, seed=4)
    seen = signal(member, Place.INSTEP)
    found = _core.FootSensor().feed(seen.time_us, seen.acceleration_mps2, seen.rate_radps)[1]
    found = found[found["initial_contact_us"] > SETTLED_US]
    assert np.mean(found["speed_mps"]) == pytest.approx(SPEED_MPS, rel=0.05)
    assert np.std(found["speed_mps"]) < 0.02 * SPEED_MPS
    assert np.max(found["lift_m"]) < 0.4


def test_live_speaks_only_of_recent_contacts() -> None:
    member = movement(Activity.RUN, 12.0, speed_mps=SPEED_MPS)
    seen = signal(member, Place.INSTEP)
    shoe = Shoe()
    shoe.feed(seen.time_us, seen.acceleration_mps2, seen.rate_radps)
    now_us = int(seen.time_us[-1])
    belt = Reading(SPEED_MPS, Quality.MEASURED, 0.03)
    live = landed(Live(now_us, belt_speed_mps=belt), [shoe])
    assert live.strike_angle_rad.value is not None
    assert live.impact_peak_mps2.value is not None
    assert live.foot_lift_m.value == pytest.approx(0.4, abs=0.3)
    assert live.belt_mismatch.value == pytest.approx(0.0, abs=0.06)
    assert landed(Live(now_us + 10_000_000), [shoe]) == Live(now_us + 10_000_000)


@pytest.mark.parametrize(
    ("activity", "mode"),
    [
        (Activity.RUN, Mode.RUNNING),
        (Activity.WALK, Mode.WALKING),
        (Activity.HOP, Mode.HOPPING),
        (Activity.QUICK_FEET, Mode.QUICK_FEET),
    ],
)
def test_without_a_gyroscope_footfalls_are_estimated_and_the_foot_is_unknown(
    activity: Activity, mode: Mode
) -> None:
    """What needs the pitch is unknown: strike, way, lift."""
    runner, member = Runner(), moving(activity, 20.0)
    shoes = wears(member, TWO_SHOES, SensorSettings(gyroscope=False))
    *_, live = followed(runner, shoes, 20_000_000, SPEEDS_MPS.get(activity, 0.0))
    assert live.mode is mode
    right = [c for c in shoes[1].samples.truth if c.foot is Foot.RIGHT]
    stride_s = float(np.median(np.diff([c.initial_contact_s for c in right])))
    contact_s = float(np.median([c.contact_s for c in right]))
    if activity is Activity.HOP:
        assert live.hop_rate_hz.value == pytest.approx(1.0 / stride_s, rel=0.02)
    else:
        assert live.cadence_spm.value == pytest.approx(120.0 / stride_s, rel=0.02)
        assert live.duty_factor.value == pytest.approx(contact_s / stride_s, abs=0.03)
    assert live.contact_time_s.value == pytest.approx(contact_s, abs=0.02)
    assert live.contact_time_s.quality is Quality.ESTIMATED
    assert live.contact_time_s.floor > 0.005
    for name in ("strike_angle_rad", "stride_length_m", "foot_speed_mps", "foot_lift_m"):
        assert getattr(live, name) == UNKNOWN
    assert live.heel_strike == UNKNOWN
    assert all(step.contact_quality is not Quality.MEASURED for step in runner.take_steps())


@pytest.mark.parametrize("place", [Place.INSTEP, Place.HEEL])
@pytest.mark.parametrize("stays_up", [0.0, 0.5, 1.0])
def test_the_heel_of_a_hop_kisses_the_ground_or_stays_up(place: Place, stays_up: float) -> None:
    errors = {Error.HEEL_NEVER_DOWN: stays_up} if stays_up else {}
    member = movement(Activity.HOP, 15.0, errors=errors)
    seen = signal(member, place, Foot.LEFT)
    shoe = Shoe()
    assert seen.acceleration_mps2 is not None
    shoe.feed(seen.time_us, seen.acceleration_mps2, seen.rate_radps)
    live = landed(Live(int(seen.time_us[-1])), [shoe])
    assert live.heel_pitch_rad.value == pytest.approx(-0.24 * stays_up, abs=0.02)
    assert live.heel_kiss.value == pytest.approx(0.0 if stays_up else 1.0, abs=0.25)


def test_a_set_of_hops_says_whether_the_heels_kissed_and_how_sure_that_is() -> None:
    """Of the set alone: heels that stayed up before it are not in it."""
    runner = Runner()
    told = []
    for stays_up in (0.0, 1.0):
        errors = {Error.HEEL_NEVER_DOWN: stays_up} if stays_up else {}
        member = movement(Activity.HOP, 15.0, errors=errors)
        start_us = 20_000_000 * len(told)
        feet = {Side.LEFT: Foot.LEFT, Side.RIGHT: Foot.RIGHT}
        worn = {side: signal(member, Place.INSTEP, foot) for side, foot in feet.items()}
        for block in np.array_split(np.arange(len(worn[Side.LEFT].time_us)), 200):
            for side, seen in worn.items():
                assert seen.acceleration_mps2 is not None
                assert seen.rate_radps is not None
                felt, turned = seen.acceleration_mps2[block], seen.rate_radps[block]
                runner.imu(Placement.FOOT, side, seen.time_us[block] + start_us, felt, turned)
        told.append(runner.end_set(start_us + 16_000_000))
        runner.begin_set(start_us + 16_000_000)
    unasked, up = told
    assert unasked.heel_kiss == UNKNOWN, "nobody had begun a set"
    assert up.heel_kiss.value == pytest.approx(0.0, abs=0.05)
    assert up.heel_kiss.quality is Quality.ESTIMATED
    assert up.heel_pitch_rad.value == pytest.approx(-0.24, abs=0.02)
    assert up.heel_pitch_rad.floor > 0.0
    assert up.hop_height_m.value is not None
    assert up.onset_lag_s.value is not None


def test_a_sole_that_never_rests_has_no_pitch() -> None:
    def contacts(*pitch_rad: float) -> list[np.void]:
        rows = np.zeros(len(pitch_rad), _core.FOOT_STRIDE)
        rows["heel_rad"] = pitch_rad
        return list(rows)

    assert heel_pitch(contacts(-0.3, 0.2, -0.1, 0.3)) == UNKNOWN
    assert heel_pitch(contacts(np.nan, np.nan, 0.0, 0.0)) == UNKNOWN
    assert heel_kiss(UNKNOWN) == UNKNOWN
    assert heel_pitch(contacts(-0.01, 0.0, 0.01)).value == pytest.approx(0.0)


def test_a_speed_nobody_knows_is_held_against_nothing() -> None:
    assert mismatch(Reading(3.0, Quality.MEASURED, 0.1), UNKNOWN) == UNKNOWN
    assert mismatch(UNKNOWN, Reading(3.0, Quality.MEASURED, 0.1)) == UNKNOWN
    assert mismatch(Reading(3.0, Quality.MEASURED), Reading(0.0, Quality.MEASURED)) == UNKNOWN


@pytest.mark.parametrize(
    ("angle_deg", "likeliest"), [(20.0, 0), (3.0, 1), (-10.0, 2), (8.0, None), (-1.6, None)]
)
def test_strike_shares_are_unsure_at_their_limits(angle_deg: float, likeliest: int | None) -> None:
    shares = strike_shares(Reading(float(np.radians(angle_deg)), Quality.MEASURED, 0.017))
    assert shares is not None
    assert sum(shares) == pytest.approx(1.0)
    if likeliest is None:
        assert max(shares) < 0.6
    else:
        assert shares[likeliest] > 0.9


def test_an_unknown_strike_has_no_shares() -> None:
    assert strike_shares(UNKNOWN) is None
