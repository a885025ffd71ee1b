"""Tempo: the own one, a heard one, and steps drawn to the beat."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.simulator.person import Person
from kiosk.simulator.rhythm import Beat, Rhythm
from kiosk.simulator.truth import Foot


def steps(rhythm: Rhythm, count: int, start_s: float = 0.0) -> np.ndarray:
    """Initial contacts of running at 3 m/s."""
    at_s, seen = start_s, []
    for number in range(count):
        foot = Foot.LEFT if number % 2 else Foot.RIGHT
        at_s += rhythm.draw(Activity.RUN, foot, 3.0, at_s).step_s
        seen.append(at_s)
    return np.array(seen)


def rhythm(follows_beat: float = 0.9) -> Rhythm:
    return Rhythm(Person(cadence_spm=160.0, follows_beat=follows_beat), np.random.default_rng(2))


def test_a_heard_beat_draws_the_cadence_towards_it() -> None:
    runner = rhythm()
    own = steps(runner, 200)
    runner.beat = Beat(spm=172.0)
    led = steps(runner, 200, own[-1])
    assert 60.0 / np.diff(own).mean() == pytest.approx(160.0, rel=0.01)
    assert 60.0 / np.diff(led[30:]).mean() == pytest.approx(170.8, rel=0.01)
    runner.beat = None
    assert 60.0 / np.diff(steps(runner, 200)[30:]).mean() == pytest.approx(160.0, rel=0.01)


def test_who_does_not_follow_keeps_the_own_cadence() -> None:
    runner = rhythm(follows_beat=0.0)
    runner.beat = Beat(spm=176.0)
    assert 60.0 / np.diff(steps(runner, 300)).mean() == pytest.approx(160.0, rel=0.01)


def test_steps_settle_on_the_beat_when_its_time_is_known() -> None:
    runner = rhythm(follows_beat=1.0)
    runner.beat = Beat(spm=170.0, at_us=123_000)
    late = (steps(runner, 300)[60:] - 0.123) * 170.0 / 60.0
    off = late - np.round(late)
    assert np.abs(off).mean() < 0.1


def test_quicker_steps_are_shorter_contacts() -> None:
    runner = rhythm(follows_beat=1.0)
    own = np.mean([runner.draw(Activity.RUN, Foot.LEFT, 3.0, 0.0).contact_s for _ in range(200)])
    runner.beat = Beat(spm=176.0)
    led = np.mean([runner.draw(Activity.RUN, Foot.LEFT, 3.0, 0.0).contact_s for _ in range(200)])
    assert led / own == pytest.approx((160.0 / 176.0) ** 0.8, rel=0.01)
