"""The order of footfalls in every movement and between them."""

import itertools

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.simulator.errors import Error
from kiosk.simulator.person import Person
from kiosk.simulator.stepping import Stepping
from kiosk.simulator.truth import Contact, Foot


def stepping(speed_mps: float, seed: int = 1, person: Person | None = None) -> Stepping:
    rng = np.random.default_rng(seed)
    return Stepping(person or Person(), lambda at_s: (speed_mps * at_s, speed_mps), rng)


def contacts(activity: Activity, speed_mps: float, seconds: float = 60.0) -> list[Contact]:
    steps = stepping(speed_mps)
    steps.plan(Activity.STAND, 1.0)
    steps.plan(activity, seconds)
    return steps.contacts()


def test_standing_makes_no_contact() -> None:
    assert contacts(Activity.STAND, 0.0) == []


def test_running_alternates_feet_with_a_flight_between() -> None:
    for before, after in itertools.pairwise(contacts(Activity.RUN, 3.0)):
        assert after.foot is before.foot.other
        assert after.initial_contact_s - before.toe_off_s >= 0.0249


def test_walking_has_double_support() -> None:
    seen = contacts(Activity.WALK, 1.3)
    for before, after in itertools.pairwise(seen):
        assert after.foot is before.foot.other
        assert 0.03 < before.toe_off_s - after.initial_contact_s < 0.3


def test_hops_are_of_both_feet() -> None:
    seen = contacts(Activity.HOP, 0.0)
    for left, right in zip(seen[::2], seen[1::2], strict=True):
        assert {left.foot, right.foot} == set(Foot)
        assert abs(left.initial_contact_s - right.initial_contact_s) < 0.03


def test_a_hop_rises_as_high_as_its_time_in_the_air_lets_it() -> None:
    steps = stepping(0.0)
    steps.errors[Error.DOUBLE_BOUNCE] = 1.0
    steps.plan(Activity.STAND, 1.0)
    steps.plan(Activity.HOP, 10.0)
    falls = list(steps.footfalls(Foot.LEFT, 2.0, 9.0))
    flown_s = [later.ic_s - fall.to_s for fall, later in itertools.pairwise(falls)]
    assert max(flown_s) > 2 * min(flown_s)
    for fall, time_s in zip(falls, flown_s, strict=False):
        assert fall.lift_m == pytest.approx(9.80665 * time_s**2 / 8)


@pytest.mark.parametrize(
    ("activity", "speed_mps", "per_minute", "contact_s"),
    [
        (Activity.RUN, 3.0, 164, 0.255),
        (Activity.RUN, 4.0, 172, 0.214),
        (Activity.WALK, 1.3, 114, 0.642),
        (Activity.QUICK_FEET, 0.0, 170, 0.200),
    ],
)
def test_cadence_and_contact_are_those_of_the_person(
    activity: Activity, speed_mps: float, per_minute: float, contact_s: float
) -> None:
    seen = contacts(activity, speed_mps, 200.0)
    starts_s = [c.initial_contact_s for c in seen]
    assert 60.0 / np.mean(np.diff(starts_s)) == pytest.approx(per_minute, rel=0.01)
    assert np.mean([c.contact_s for c in seen]) == pytest.approx(contact_s, rel=0.01)


def test_feet_differ_as_much_as_the_person_says() -> None:
    steps = stepping(3.0, person=Person(contact_asymmetry=0.08))
    steps.plan(Activity.RUN, 300.0)
    by_foot = {
        foot: np.mean([c.contact_s for c in steps.contacts() if c.foot is foot]) for foot in Foot
    }
    mean_s = 0.5 * (by_foot[Foot.LEFT] + by_foot[Foot.RIGHT])
    assert (by_foot[Foot.LEFT] - by_foot[Foot.RIGHT]) / mean_s == pytest.approx(0.08, abs=0.006)


def test_what_was_drawn_does_not_change_and_time_runs_on() -> None:
    """A script through every movement: each foot's contacts follow one another."""
    steps = stepping(1.0)
    script = [Activity.WALK, Activity.RUN, Activity.HOP, Activity.QUICK_FEET, Activity.HOP]
    drawn: list[Contact] = []
    for number, activity in enumerate([*script, Activity.STAND], start=1):
        steps.plan(activity, 12.0 * number)
        now = steps.contacts()
        assert [c for c in now if c in drawn] == drawn
        drawn = [c for c in now if c.toe_off_s < 1e5]
    assert {c.activity for c in drawn} == set(script)
    for foot in Foot:
        own = [c for c in drawn if c.foot is foot]
        for before, after in itertools.pairwise(own):
            assert after.initial_contact_s - before.toe_off_s > 0.03


def test_one_seed_one_run() -> None:
    runs = []
    for seed in (4, 4, 5):
        steps = stepping(3.0, seed)
        steps.plan(Activity.RUN, 30.0)
        runs.append(steps.contacts())
    assert runs[0] == runs[1] != runs[2]


def test_a_foot_is_found_wherever_it_is_asked_for() -> None:
    """The short way through recent footfalls gives the same as all of them."""
    steps = stepping(3.0)
    steps.plan(Activity.RUN, 300.0)
    everything = steps.footfalls(Foot.LEFT, 0.0, 300.0)
    for at_s in (2.0, 40.0, 150.0, 299.0):
        part = steps.footfalls(Foot.LEFT, at_s, at_s + 0.1)
        known = everything["ic_s"]
        assert set(part["ic_s"]) <= set(known)
        assert part["ic_s"][0] <= at_s
        assert len(part) <= 5
