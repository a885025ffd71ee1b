"""Errors are what the body does: each shows in the movement as the exercise pages describe it."""

import math

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.simulator.errors import AT_FULL, NO_DEVIATION, Error, combined
from kiosk.simulator.signal import Place, Signal, movement, signal
from kiosk.simulator.truth import Contact, Foot

G = 9.80665
SPEED_MPS = {Activity.RUN: 2.8, Activity.WALK: 1.2}
SECONDS = 25.0


def contacts(activity: Activity, error: Error | None = None) -> list[Contact]:
    errors = {error: 1.0} if error else {}
    member = movement(activity, SECONDS, speed_mps=SPEED_MPS.get(activity, 0.0), errors=errors)
    return [c for c in member.truth() if c.initial_contact_s > 8.0]


def sensed(activity: Activity, place: Place, error: Error | None = None) -> Signal:
    errors = {error: 1.0} if error else {}
    member = movement(activity, SECONDS, speed_mps=SPEED_MPS.get(activity, 0.0), errors=errors)
    return signal(member, place, start_s=8.0)


def mean_contact_s(seen: list[Contact]) -> float:
    return float(np.mean([c.contact_s for c in seen]))


def per_minute(seen: list[Contact]) -> float:
    starts_s = sorted(c.initial_contact_s for c in seen if c.foot is Foot.LEFT)
    return float(60.0 / np.mean(np.diff(starts_s)))


def blow_g(seen: Signal, after_s: float = 0.0, until_s: float = 0.03) -> float:
    """Median of the highest acceleration in a window after each left contact."""
    assert seen.acceleration_mps2 is not None
    size = np.linalg.norm(seen.acceleration_mps2, axis=1) / G
    peaks = []
    for contact in seen.truth:
        start_s = contact.initial_contact_s + after_s
        window = size[(seen.true_time_s > start_s) & (seen.true_time_s < start_s + until_s)]
        if contact.foot is Foot.LEFT and len(window):
            peaks.append(window.max())
    return float(np.median(peaks))


def swing_range(seen: Signal, axis: int) -> float:
    assert seen.rate_radps is not None
    return float(np.std(seen.rate_radps[:, axis]))


def test_every_error_has_its_deviation_and_none_is_neutral_by_accident() -> None:
    unseen = {Error.SHRUGGING, Error.ARMS_DOWN, Error.TENSE}
    assert set(AT_FULL) == set(Error)
    assert {error for error in Error if AT_FULL[error] == NO_DEVIATION} == unseen


def test_severities_add_up() -> None:
    both = combined({Error.UNEVEN: 0.5, Error.LEANING_FORWARD: 0.5, Error.FOLDED_TRUNK: 0.5})
    assert both.contact_asymmetry == pytest.approx(0.07)
    assert both.lean_rad == pytest.approx(0.5 * (0.36 + 0.38))
    assert combined({}) == NO_DEVIATION


def test_a_squat_jump_is_long_slow_and_high() -> None:
    hops = contacts(Activity.HOP, Error.SQUAT_JUMP)
    assert mean_contact_s(hops) > 0.40
    assert per_minute(hops) < 100.0
    flight_s = 60.0 / per_minute(hops) - mean_contact_s(hops)
    assert G * flight_s**2 / 8 > 0.08


@pytest.mark.parametrize("error", [Error.STIFF_KNEES, Error.STAMPING])
def test_hard_landings_hit_harder(error: Error) -> None:
    activity = Activity.HOP if error is Error.STIFF_KNEES else Activity.QUICK_FEET
    own, hard = (blow_g(sensed(activity, Place.INSTEP, e)) for e in (None, error))
    assert hard > 1.5 * own


def test_a_heel_slam_is_a_second_blow() -> None:
    own, slam = (
        blow_g(sensed(Activity.HOP, Place.HEEL, e), 0.03, 0.06) for e in (None, Error.HEEL_SLAM)
    )
    assert slam > 2.0 * own


def test_a_heel_that_never_comes_down_keeps_the_foot_pointed() -> None:
    member = movement(Activity.HOP, 15.0, errors={Error.HEEL_NEVER_DOWN: 1.0})
    hop = [c for c in member.truth() if c.foot is Foot.LEFT][10]
    mid_s = np.array([0.5 * (hop.initial_contact_s + hop.toe_off_s)])
    pitch = member.foot(Foot.LEFT, mid_s[0] - 0.1, mid_s[0] + 0.1)(mid_s).pitch_rad
    assert math.degrees(pitch[0]) < -8.0


def test_a_double_bounce_is_irregular() -> None:
    def cv(error: Error | None) -> float:
        starts_s = [c.initial_contact_s for c in contacts(Activity.HOP, error)[::2]]
        return float(np.std(np.diff(starts_s)) / np.mean(np.diff(starts_s)))

    assert cv(None) < 0.04
    assert cv(Error.DOUBLE_BOUNCE) > 0.12


def test_one_foot_first_is_a_lag_between_the_feet() -> None:
    seen = contacts(Activity.HOP, Error.ONE_FOOT_FIRST)
    lags_s = [
        abs(a.initial_contact_s - b.initial_contact_s)
        for a, b in zip(seen[::2], seen[1::2], strict=False)
    ]
    assert np.median(lags_s) > 0.035


def test_travelling_leaves_the_spot() -> None:
    member = movement(Activity.HOP, 15.0, errors={Error.TRAVELLING: 1.0})
    place = member.foot(Foot.LEFT, 4.0, 14.0)(np.array([5.0, 14.0])).position_m
    assert place[1, 0] - place[0, 0] > 1.0


@pytest.mark.parametrize(
    ("activity", "error", "degrees"),
    [
        (Activity.HOP, Error.FOLDED_TRUNK, -21.8),
        (Activity.QUICK_FEET, Error.LEANING_BACK, 12.6),
        (Activity.QUICK_FEET, Error.LEANING_FORWARD, -20.6),
        (Activity.RUN, Error.LEAN_FROM_HIP, -17.2),
        (Activity.STAND, Error.ARCHED_BACK, 8.0),
    ],
)
def test_leaning_moves_the_upper_trunk(activity: Activity, error: Error, degrees: float) -> None:
    def pitch(errors: dict[Error, float]) -> float:
        member = movement(activity, 20.0, speed_mps=SPEED_MPS.get(activity, 0.0), errors=errors)
        return float(
            member.carriage(10.0, 18.0).trunk(np.arange(10.0, 18.0, 0.01)).pitch_rad.mean()
        )

    assert math.degrees(pitch({error: 1.0}) - pitch({})) == pytest.approx(degrees, abs=1.0)


@pytest.mark.parametrize(("error", "axis"), [(Error.HIP_DROP, 0), (Error.TWISTING, 2)])
def test_the_pelvis_moves_twice_as_far(error: Error, axis: int) -> None:
    own = swing_range(sensed(Activity.MARCH, Place.WAIST), axis)
    wrong = swing_range(sensed(Activity.MARCH, Place.WAIST, error), axis)
    assert wrong == pytest.approx(2.0 * own, rel=0.1)


def test_side_sway_shakes_the_waist_sideways() -> None:
    def sideways(error: Error | None) -> float:
        seen = sensed(Activity.MARCH, Place.WAIST, error).acceleration_mps2
        assert seen is not None
        return float(seen[:, 1].std())

    assert sideways(Error.SIDE_SWAY) > 1.3 * sideways(None)


def test_sticky_feet_stay_on_the_ground() -> None:
    seen = contacts(Activity.QUICK_FEET, Error.STICKY_FEET)
    duty = mean_contact_s(seen) / (60.0 / per_minute(seen))
    assert duty > 0.60


def test_high_knees_lift_further_and_come_later() -> None:
    def lift_m(errors: dict[Error, float]) -> float:
        member = movement(Activity.QUICK_FEET, 12.0, errors=errors)
        return float(
            np.ptp(member.foot(Foot.LEFT, 6.0, 10.0)(np.arange(6, 10, 0.005)).position_m[:, 2])
        )

    assert lift_m({Error.KNEES_HIGH: 1.0}) > lift_m({}) + 0.15
    slow = per_minute(contacts(Activity.QUICK_FEET, Error.KNEES_HIGH))
    assert slow < 0.9 * per_minute(contacts(Activity.QUICK_FEET))


def test_heel_first_and_overstride_raise_the_toes_at_contact() -> None:
    heel = contacts(Activity.QUICK_FEET, Error.HEEL_FIRST)
    assert math.degrees(np.mean([c.strike_rad for c in heel])) > 5.0
    own, over = (contacts(Activity.RUN, e) for e in (None, Error.OVERSTRIDE))
    assert np.mean([c.strike_rad for c in over]) > np.mean([c.strike_rad for c in own]) + 0.15
    assert per_minute(over) < 0.95 * per_minute(own)


def test_bouncing_trades_contact_for_flight() -> None:
    own, bouncy = (contacts(Activity.RUN, e) for e in (None, Error.BOUNCING))

    def flight_s(seen: list[Contact]) -> float:
        return 30.0 / per_minute(seen) - mean_contact_s(seen)

    assert mean_contact_s(bouncy) < 0.9 * mean_contact_s(own)
    assert flight_s(bouncy) > 1.1 * flight_s(own)


def test_uneven_feet_differ() -> None:
    seen = contacts(Activity.RUN, Error.UNEVEN)
    left, right = (mean_contact_s([c for c in seen if c.foot is foot]) for foot in Foot)
    assert (left - right) / (0.5 * (left + right)) == pytest.approx(0.15, abs=0.02)


def test_fading_slows_down() -> None:
    seen = contacts(Activity.QUICK_FEET, Error.FADES)
    early = [c for c in seen if c.initial_contact_s < 13.0]
    late = [c for c in seen if c.initial_contact_s > 19.0]
    assert per_minute(late) < 0.95 * per_minute(early)


def test_drifting_back_steps_shorter_than_the_belt_runs() -> None:
    member = movement(Activity.RUN, 40.0, speed_mps=2.8, errors={Error.DRIFTING_BACK: 1.0})
    mid_s = np.array([c.initial_contact_s + 0.1 for c in member.truth() if c.foot is Foot.LEFT])
    place_m = member.foot(Foot.LEFT, mid_s[0], mid_s[-1])(mid_s).position_m[:, 0]
    stride_mps = np.diff(place_m) / np.diff(mid_s)
    assert stride_mps.min() < 0.93 * 2.8
    assert np.abs(place_m - 2.8 * mid_s - np.mean(place_m - 2.8 * mid_s)).max() < 1.0


@pytest.mark.parametrize("error", [Error.SHRUGGING, Error.ARMS_DOWN, Error.TENSE])
def test_what_no_sensor_sees_changes_no_sample(error: Error) -> None:
    for place in (Place.INSTEP, Place.WAIST, Place.CHEST):
        own, wrong = (sensed(Activity.MARCH, place, e) for e in (None, error))
        assert np.array_equal(own.acceleration_mps2, wrong.acceleration_mps2)


def test_off_the_beat_wanders() -> None:
    starts_s = [c.initial_contact_s for c in contacts(Activity.RUN, Error.OFF_THE_BEAT)]
    own_s = [c.initial_contact_s for c in contacts(Activity.RUN)]
    assert np.std(np.diff(starts_s)) > 1.3 * np.std(np.diff(own_s))
