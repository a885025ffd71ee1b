"""From stage to stage: what is left out, and where a visit comes to its end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kiosk.coaching.questions import NOT_QUITE
from kiosk.coaching.view import Intent, Phase

if TYPE_CHECKING:
    from conftest import Member


@pytest.fixture
def express(member_of: Callable[..., "Member"]) -> "Member":
    """A member in the express visit who does what the screen says."""
    member = member_of("express")
    member.touch(Intent.START)
    member.touch(Intent.GUEST)
    return member


def test_an_exercise_that_has_not_begun_is_skipped_as_a_whole(express: "Member") -> None:
    express.run_to(Phase.PURPOSE)
    express.touch(Intent.SKIP)
    express.run_to(Phase.SET)
    assert express.views[-1].exercise == "push_and_float"


def test_a_set_is_skipped_alone(express: "Member") -> None:
    express.run_to(Phase.BELT)
    express.speed_mps = 0.0
    express.run_to(Phase.SET)
    express.touch(Intent.SKIP)
    assert express.run(0.2).phase is Phase.REST
    record = express.visit.so_far()
    assert record is not None
    assert (record.sets[-1].exercise, record.sets[-1].outcome) == ("small_springs", "skipped")


def test_who_is_not_quite_well_is_offered_no_hops(express: "Member") -> None:
    express.run_to(Phase.READY)
    express.touch(Intent.ANSWER, NOT_QUITE)
    express.run_to(Phase.SUMMARY)
    assert "small_springs" not in {view.exercise for view in express.views}


def test_an_end_goes_through_the_summary(express: "Member") -> None:
    express.run_to(Phase.WALK)
    express.touch(Intent.STOP)
    assert express.run(0.1).phase is Phase.SUMMARY
    express.touch(Intent.STOP)
    assert express.visit.finished
