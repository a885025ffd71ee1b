"""Who is running: a guest, or somebody known; help, and being forgotten."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kiosk.coaching.earlier import Earlier
from kiosk.coaching.stage import WHO_WAITS_S
from kiosk.coaching.view import Intent, Phase

if TYPE_CHECKING:
    from conftest import Member


@pytest.fixture
def asked(member_of: Callable[..., "Member"]) -> "Member":
    """A member whom the kiosk asks who they are."""
    member = member_of("standard")
    member.touch(Intent.START)
    assert member.run(1).phase is Phase.WHO
    return member


def test_a_guest_goes_on_by_one_touch(asked: "Member") -> None:
    asked.touch(Intent.GUEST)
    assert asked.run(0.2).phase is Phase.READY


def test_nobody_has_to_touch_anything(asked: "Member") -> None:
    assert asked.run(WHO_WAITS_S - 2).phase is Phase.WHO
    assert asked.run(2).phase is Phase.READY


def test_who_has_signed_in_goes_on_with_their_own_share_of_feedback(asked: "Member") -> None:
    asked.visit.known(Earlier(visits=7), asked.at_us)
    assert asked.run(0.2).phase is Phase.READY
    asked.run_to(Phase.GUESS)
    asked.runs, asked.speed_mps = True, None
    asked.run_to(Phase.SUMMARY)
    shown = [v for v in asked.views if v.phase is Phase.SET and v.beat_spm]
    running = [v for v in asked.views if v.phase is Phase.SET]
    assert 0 < len(shown) < 0.15 * len(running)


def test_who_is_known_at_the_welcome_is_not_asked_again(
    member_of: Callable[..., "Member"],
) -> None:
    member = member_of("standard")
    member.visit.known(Earlier(visits=2), member.at_us)
    assert member.run(1).phase is Phase.WELCOME
    member.touch(Intent.START)
    assert member.run(0.2).phase is Phase.READY


def test_signing_in_later_moves_nothing(asked: "Member") -> None:
    asked.touch(Intent.GUEST)
    before = asked.run(1)
    asked.visit.known(Earlier(visits=1), asked.at_us)
    assert asked.run(0.1).phase is before.phase


def test_a_call_for_staff_is_shown_kept_and_can_be_taken_back(asked: "Member") -> None:
    asked.touch(Intent.CALL_STAFF)
    assert asked.run(1).staff_called
    asked.touch(Intent.CALL_STAFF)
    assert not asked.run(1).staff_called
    asked.touch(Intent.STOP)
    record = asked.visit.record()
    assert record is not None
    assert record.notes[:2] == ("staff_called", "staff_not_needed")


@pytest.mark.parametrize("phase", [Phase.BASELINE, Phase.SUMMARY])
def test_who_wants_to_be_forgotten_leaves_nothing(member: "Member", phase: Phase) -> None:
    member.touch(Intent.START)
    member.run_to(phase)
    assert member.visit.so_far() is not None
    member.touch(Intent.FORGET_ME)
    assert member.visit.finished
    assert (member.visit.record(), member.visit.so_far()) == (None, None)


def test_signing_out_ends_the_visit_and_keeps_it(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    member.touch(Intent.SIGN_OUT)
    assert member.visit.record() is not None
    member.touch(Intent.SIGN_OUT)
    assert member.visit.finished
