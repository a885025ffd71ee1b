"""The belt's trial: its questions become pages, its answers lines; by touches, on a real link."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from kiosk.app.desk.counter import LOCKS_AFTER_PATIENT_S, LOCKS_AFTER_S
from kiosk.app.desk.trial_words import ASKED, LAST, NEARER, ONCE_MORE
from kiosk.app.roster import facts_of
from kiosk.coaching.view import Phase
from kiosk.devices.treadmill.commission import Commissioned, Trial, told
from kiosk.devices.treadmill.commissioning import Ask, Found
from kiosk.screen.staff.desk_view import BACK, UNDO, Deed, Note, Pad
from kiosk.simulator.kit import BELT_ADDRESS
from kiosk.words.catalogue import languages

from .conftest import plain
from .finger import Finger
from .gym import Gym, walk_through

FOUND = Found(Commissioned("C0:99", 0.8, 12.0, 3.0, 8.0), (Trial(3.0, 3.0, 2.0),), 6.0, ())


def texts(shown: Any) -> list[str]:
    return [piece.text for piece in shown.pieces if isinstance(piece, Note)]


def actions(shown: Any) -> list[str]:
    return [one.deed.what for one in shown.actions]


def deeds_of(staff: Any) -> list[str]:
    return [line.action for line in staff.archive.staff_door.desk_of("test").audit()]


def test_without_a_belt_nothing_begins(staff: Any) -> None:
    staff.kiosk = staff.kiosk.__class__(0, Phase.WELCOME, "", staff.kiosk.live)
    staff.comes_in()
    assert staff.goes("belt").actions == ()


def test_not_while_a_visit_goes_on(staff: Any) -> None:
    from dataclasses import replace

    staff.kiosk = replace(staff.kiosk, phase=Phase.SET)
    staff.comes_in()
    assert staff.goes("belt", "begin").problem
    assert staff.reached.trials == []


def test_a_question_is_a_page_and_a_number_is_typed_with_a_point(staff: Any) -> None:
    staff.comes_in()
    staff.goes("belt", "begin")
    (trial,) = staff.reached.trials
    trial.show(told("speed {least} to {most} km/h in steps of {step}", least=1, most=16, step=0.1))
    trial.question = Ask.EMPTY
    shown = staff.wait(1.0)
    assert ASKED[Ask.EMPTY] in texts(shown)
    assert actions(shown) == ["end", "no", "yes"]
    trial.question = Ask.CONSOLE
    (pad,) = staff.wait(1.0).pieces
    assert isinstance(pad, Pad)
    assert pad.decimals
    assert staff.do(Deed("number", value="1.2.3")).problem


def test_a_belt_that_passed_is_kept_told_and_in_the_log(staff: Any) -> None:
    staff.comes_in()
    staff.goes("belt", "begin")
    staff.reached.trials[0].found = FOUND
    assert actions(staff.wait(1.0)) == ["done"]
    (row,) = staff.archive.devices.all()
    assert row.facts["most_kmh"] == 12.0
    assert row.facts["by"] == "Ines"
    assert staff.reached.settled_["C0:99"]["most_kmh"] == 12.0
    assert deeds_of(staff).count("belt commissioned") == 1
    shown = staff.do(Deed("done"))
    assert "withdraw" in actions(shown)


def test_taking_it_back_can_be_undone(staff: Any) -> None:
    staff.comes_in()
    staff.archive.devices.write("C0:99", "belt", facts_of(FOUND, "Ines"))
    staff.goes("belt", "withdraw")
    assert staff.archive.devices.all() == []
    assert staff.reached.settled_["C0:99"] == {}
    staff.do(UNDO)
    assert staff.archive.devices.all()[0].facts["most_kmh"] == 12.0


def test_one_that_did_not_pass_says_what_to_do(staff: Any) -> None:
    staff.comes_in()
    staff.goes("belt", "begin")
    staff.reached.trials[0].why = told("the link was lost: {reason}", reason="out of range")
    shown = staff.wait(1.0)
    assert NEARER in texts(shown)
    assert actions(shown) == ["begin", "done"]
    assert "belt not commissioned" in deeds_of(staff)
    assert staff.archive.devices.all() == []


@pytest.mark.parametrize(
    "leave", [lambda staff: staff.do(BACK), lambda staff: staff.do(Deed("end"))]
)
def test_leaving_or_ending_gives_the_belt_up(staff: Any, leave: Callable[[Any], Any]) -> None:
    staff.comes_in()
    staff.goes("belt", "begin")
    leave(staff)
    staff.wait(1.0)
    assert staff.reached.trials[0].over
    assert "belt not commissioned" in deeds_of(staff)


def test_the_desk_waits_longer_while_staff_are_at_the_console(staff: Any) -> None:
    staff.comes_in()
    staff.goes("belt", "begin")
    assert staff.wait(LOCKS_AFTER_S + 1) is not None
    assert staff.wait(LOCKS_AFTER_PATIENT_S) is None
    assert staff.reached.trials[0].over


@pytest.fixture
def at_the_belt(staff: Any, request: pytest.FixtureRequest) -> Any:
    staff.comes_in()
    gym = Gym(staff)
    finger = Finger(staff, request.param)
    try:
        finger.settle()
        gym.until(finger, lambda: any(c.ready for c in gym.kiosk.view().connections))
        finger.touch("Treadmill")
        gym.until(finger, lambda: finger.says(LAST[0]))
        finger.touch("Begin the trial")
        yield gym, finger
    finally:
        finger.screen.close()
        gym.close()


@pytest.mark.parametrize("at_the_belt", languages(), indirect=True)
def test_by_touches_on_a_real_link(staff: Any, at_the_belt: tuple[Gym, Finger]) -> None:
    gym, finger = at_the_belt
    walk_through(gym, finger)
    gym.until(finger, lambda: "Done" in [one.label for one in staff.counter.view().actions])
    (row,) = [row for row in staff.archive.devices.all() if row.address == BELT_ADDRESS]
    assert (row.facts["most_kmh"], row.facts["most_incline_pct"]) == (12.5, 6.0)
    assert {frame[0] for frame in gym.frames} == {0x00, 0x02, 0x03, 0x08}
    assert {actor for actor, _meaning in gym.kept.writes} == {"staff"}
    assert gym.roster.belt(BELT_ADDRESS) is not None
    gym.until(finger, lambda: gym.kiosk.view().belt is not None)
    finger.touch("Done")


@pytest.mark.parametrize("at_the_belt", ["en"], indirect=True)
def test_ended_by_a_touch_the_running_belt_is_stopped(
    staff: Any, at_the_belt: tuple[Gym, Finger]
) -> None:
    gym, finger = at_the_belt
    walk_through(gym, finger, until=Ask.MILES)
    assert gym.kmh() > 4.0
    finger.touch("End trial")
    gym.until(finger, lambda: gym.kmh() == 0.0)
    gym.until(finger, lambda: finger.says(ONCE_MORE))
    assert [frame[0] for frame in gym.frames][-1] == 0x08
    assert staff.archive.devices.all() == []


def test_a_gym_that_counts_miles_is_asked_and_told_in_miles(staff: Any) -> None:
    staff.settings.set("kiosk.units", "mph")
    staff.comes_in()
    staff.goes("belt", "begin")
    (trial,) = staff.reached.trials
    trial.question, trial._answer = Ask.MOST, Future()
    asked = trial._answer
    (pad,) = staff.wait(1.0).pieces
    assert plain(pad.prompt) == "How fast may members go from here at most, in mph?"
    staff.do(Deed("number", value="10"))
    assert asked.result(0) == pytest.approx(16.09344, abs=1e-3)
    trial.found = FOUND
    assert "0.5 to 7.5 mph" in plain(texts(staff.wait(1.0))[0])
