"""A deck alone under springy feet: the frame swings back at each push, and that is no landing."""

from functools import cache

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.gait import Runner
from kiosk.gait.measures import UNKNOWN
from kiosk.simulator.population import drawn_person
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import movement
from tests.kiosk.gait.kits import followed, wears

SECONDS = 14.0
SETTLED_S = 6.0
PEOPLE = range(5)
TOGETHER_S = 0.1
"""Two feet of one hop land within this."""
OFF = 0.03
SPRINGY = pytest.mark.parametrize("springy", [Activity.HOP, Activity.QUICK_FEET])


@cache
def said_beside_true(
    springy: Activity, rate_hz: float, who: int
) -> tuple[list[float | None], float]:
    """Landings a minute as said after each block once somebody has settled, and as they were."""
    person = drawn_person(np.random.default_rng([who, 78]))
    member = movement(springy, SECONDS, person, 0.0, seed=who)
    (deck,) = wears(member, ("deck",), SensorSettings(rate_hz=rate_hz))
    landed_s = np.array(sorted(contact.initial_contact_s for contact in deck.samples.truth))
    landed_s = landed_s[np.r_[True, np.diff(landed_s) > TOGETHER_S] & (landed_s > SETTLED_S - 2.0)]
    lives = list(followed(Runner(), [deck], int(SECONDS * 1e6)))
    assert all(live.hop_rate_hz == UNKNOWN for live in lives)
    said = [live.cadence_spm.value for live in lives if live.at_us > SETTLED_S * 1e6]
    return said, 60.0 / float(np.mean(np.diff(landed_s)))


@SPRINGY
@pytest.mark.parametrize("rate_hz", [208.0, 416.0, 833.0])
@pytest.mark.parametrize("who", PEOPLE)
def test_landings_are_counted_once(springy: Activity, rate_hz: float, who: int) -> None:
    said, true_spm = said_beside_true(springy, rate_hz, who)
    assert all(spm is not None and abs(spm / true_spm - 1.0) < OFF for spm in said)


@SPRINGY
@pytest.mark.parametrize("rate_hz", [52.0, 104.0])
@pytest.mark.parametrize("who", PEOPLE)
def test_a_stream_too_slow_for_blows_says_nothing_wrong(
    springy: Activity, rate_hz: float, who: int
) -> None:
    said, true_spm = said_beside_true(springy, rate_hz, who)
    assert all(spm is None or abs(spm / true_spm - 1.0) < OFF for spm in said)
