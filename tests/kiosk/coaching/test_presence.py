"""When the time stands still, and when it does not although little is known."""

from kiosk.coaching.exercise import Belt
from kiosk.coaching.presence import BELT_RUNS, BELT_STANDS, GONE_US, PAUSED, STEPPED_OFF, Presence
from kiosk.coaching.stage import Stage
from kiosk.coaching.view import Phase
from kiosk.gait.measures import Live, Quality, Reading

RUN = Stage(Phase.BASELINE, "", 60, belt=Belt.MOVING, measured=True)
HOP = Stage(Phase.SET, "", 20, belt=Belt.STOPPED, measured=True, set_number=1)
CARD = Stage(Phase.PURPOSE, "", 8)
S = 1_000_000


def belt(speed_mps: float, at_us: int = 0) -> Live:
    return Live(at_us, belt_speed_mps=Reading(speed_mps, Quality.MEASURED))


def test_nothing_worn_and_nothing_known_lets_the_time_run() -> None:
    presence = Presence()
    presence.begin_stage(0)
    presence.hear(Live(0))
    assert presence.held(RUN, 60 * S) is None


def test_steps_that_end_hold_and_steps_that_return_let_go() -> None:
    presence = Presence()
    presence.begin_stage(0)
    presence.step(10 * S)
    assert presence.held(RUN, 13 * S) is None
    assert presence.held(RUN, 15 * S) == STEPPED_OFF
    presence.step(16 * S)
    assert presence.held(RUN, 16 * S) is None


def test_a_new_stage_gives_time_to_begin() -> None:
    presence = Presence()
    presence.step(0)
    presence.begin_stage(60 * S)
    assert presence.held(RUN, 62 * S) is None


def test_the_belt_must_do_what_the_exercise_needs() -> None:
    presence = Presence()
    presence.hear(belt(0.0))
    assert presence.held(RUN, 0) == BELT_STANDS
    assert presence.held(HOP, 0) is None
    presence.hear(belt(2.5))
    assert presence.held(HOP, 0) == BELT_RUNS
    assert presence.held(RUN, 0) is None


def test_cards_wait_for_nobody_and_a_pause_holds_everything() -> None:
    presence = Presence()
    presence.hear(belt(0.0))
    assert presence.held(CARD, 0) is None
    presence.paused = True
    assert presence.held(CARD, 0) == PAUSED


def test_a_reported_cadence_is_somebody_there() -> None:
    presence = Presence()
    presence.begin_stage(0)
    presence.step(0)
    presence.hear(Live(20 * S, cadence_spm=Reading(150, Quality.MEASURED)))
    assert presence.held(RUN, 21 * S) is None


def test_gone_after_two_minutes_of_waiting() -> None:
    presence = Presence()
    presence.wait(STEPPED_OFF, 0)
    assert not presence.gone(GONE_US - 1)
    assert presence.gone(GONE_US)
    presence.wait(None, GONE_US)
    assert not presence.gone(2 * GONE_US)


def test_a_belt_that_still_gathers_speed_does_not_do_what_is_needed_yet() -> None:
    presence = Presence()
    for speed, obeys in ((1.0, False), (2.4, False), (2.6, True)):
        presence.hear(Live(0, belt_speed_mps=Reading(speed, Quality.MEASURED)))
        assert presence.belt_obeys(Belt.MOVING, 2.8) is obeys
        assert presence.belt_obeys(Belt.MOVING)
        assert not presence.belt_obeys(Belt.STOPPED, 2.8)
