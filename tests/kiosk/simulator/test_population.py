"""Many runners and many bad sensors, each possible."""

import numpy as np
import pytest

from kiosk.body.activity import Activity, Strike
from kiosk.simulator.population import drawn_faults, drawn_part, drawn_person
from kiosk.simulator.signal import Place, movement, signal


def test_runners_are_within_what_runners_are() -> None:
    people = [drawn_person(np.random.default_rng(seed)) for seed in range(300)]
    assert {person.strike for person in people} == set(Strike)
    for person in people:
        step_s = 60.0 / person.cadence_spm
        assert 0.16 < person.contact_s < step_s - 0.04
        assert abs(person.contact_asymmetry) <= 0.10
    assert np.std([person.cadence_spm for person in people]) > 5.0


def test_the_same_seed_draws_the_same() -> None:
    first, again = (drawn_person(np.random.default_rng(5)) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("seed", range(4))
def test_everything_wrong_at_once_still_gives_a_signal(seed: int) -> None:
    rng = np.random.default_rng(seed)
    member = movement(Activity.RUN, 12.0, drawn_person(rng), speed_mps=2.8, seed=seed)
    part = drawn_part(rng, rate_hz=208.0)
    assert abs(part.rate_error) <= 0.05
    seen = signal(member, Place.INSTEP, sensor=part, faults=drawn_faults(rng))
    assert seen.acceleration_mps2 is not None
    assert np.isfinite(seen.acceleration_mps2).all()
    assert (np.diff(seen.time_us) > 0).all()
    assert len([c for c in seen.truth if c.initial_contact_s > 3.0]) > 15
