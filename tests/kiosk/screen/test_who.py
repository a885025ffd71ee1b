"""Who is there: guest, member, somebody who joins; by touches alone."""

from typing import Any

import pytest

from kiosk.coaching.member import Consent, Door, Join, Known, SignIn
from kiosk.coaching.view import Intent, Phase
from kiosk.screen.who import CONSENTS, WAIT, Who


@pytest.fixture
def at_door(hand: Any) -> Any:
    hand.show(phase=Phase.WHO)
    assert isinstance(hand.page, Who)
    return hand


def press(hand: Any, *labels: str) -> None:
    for label in labels:
        hand.tap(hand.target(label))


def type_name_and_pin(hand: Any, name: str = "ANA", pin: str = "1204") -> None:
    press(hand, *name, "Go on", *pin)


def test_a_guest_is_one_tap_and_the_biggest(at_door: Any) -> None:
    guest = at_door.target("Go on as a guest")
    others = [at_door.target(label) for label in ("I am a member", "Become a member")]
    assert guest.width * guest.height > 1.5 * max(one.width * one.height for one in others)
    at_door.tap(guest)
    assert at_door.asked == [(Intent.GUEST, None)]


def test_a_member_signs_in(at_door: Any) -> None:
    press(at_door, "I am a member")
    type_name_and_pin(at_door)
    assert at_door.asked == [(Intent.SIGN_IN, SignIn("Ana", "1204"))]


def test_a_refusal_asks_for_the_pin_again_and_says_why(at_door: Any) -> None:
    press(at_door, "I am a member")
    type_name_and_pin(at_door)
    at_door.show(door=Door(refused="Not right."))
    assert "Not right." in at_door.texts()
    press(at_door, *"1234")
    assert at_door.asked[-1] == (Intent.SIGN_IN, SignIn("Ana", "1234"))


def test_while_waiting_no_key_counts(at_door: Any) -> None:
    press(at_door, "I am a member", *"ANA", "Go on")
    at_door.show(door=Door(refused="Not right.", wait_s=30.0))
    assert WAIT.format(n="30") in at_door.texts()
    press(at_door, *"1204")
    assert at_door.asked == []


def test_joining_needs_sixteen_years_and_no_consent(at_door: Any) -> None:
    press(at_door, "Become a member")
    type_name_and_pin(at_door)
    done = at_door.target("Done")
    assert done.disabled
    assert not any(one.ticked for one in at_door.page.walk() if hasattr(one, "ticked"))
    press(at_door, "I am 16 or older.", "Done")
    assert at_door.asked == [(Intent.JOIN, Join("Ana", "1204", frozenset(), sixteen=True))]


def test_each_consent_is_its_own(at_door: Any) -> None:
    press(at_door, "Become a member")
    type_name_and_pin(at_door)
    press(at_door, "I am 16 or older.", CONSENTS[Consent.COACH], CONSENTS[Consent.STORE])
    press(at_door, CONSENTS[Consent.COACH], "Done")
    (asked,) = at_door.asked
    assert asked[1].consents == {Consent.STORE}


def test_a_member_goes_on_resumes_changes_consents_and_leaves(at_door: Any) -> None:
    ana = Known("Ana", 3, frozenset({Consent.STORE}), can_resume=True)
    at_door.show(member=ana)
    assert "Hello, Ana" in at_door.texts()
    press(at_door, "Go on with your last visit", "Start a visit", "What you agreed to")
    press(at_door, CONSENTS[Consent.STORE], "Done", "Sign out", "Forget me")
    assert at_door.asked == [
        (Intent.RESUME_VISIT, None),
        (Intent.DONE, None),
        (Intent.CONSENT, frozenset()),
        (Intent.SIGN_OUT, None),
        (Intent.FORGET_ME, None),
    ]


def test_nobody_sees_what_the_one_before_typed(at_door: Any) -> None:
    press(at_door, "I am a member", *"ANA")
    at_door.show(phase=Phase.WELCOME)
    at_door.show(phase=Phase.WHO)
    assert (at_door.page.name, at_door.page.pin, at_door.page.step) == ("", "", "who")


def test_one_question_back(at_door: Any) -> None:
    press(at_door, "I am a member", *"ANA", "Go on")
    at_door.page.back()
    assert at_door.page.step == "name"
    at_door.page.back()
    assert at_door.page.step == "who"
