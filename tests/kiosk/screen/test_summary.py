"""The summary: three lines, the codes to take home, and being forgotten on the second tap."""

from typing import Any

import pytest

from kiosk.coaching.member import TakeHome
from kiosk.coaching.view import Intent, Phase

CODE = ((True, False), (False, True))


@pytest.fixture
def ended(hand: Any) -> Any:
    hand.show(phase=Phase.SUMMARY, take_home_spm=174.0)
    return hand


def test_the_code_is_asked_for_and_shown(ended: Any) -> None:
    ended.tap(ended.target("Take home"))
    assert ended.asked == [(Intent.TAKE_HOME, None)]
    ended.show(take_home=TakeHome("http://kiosk/x", CODE, 14.0))
    assert "Scan with your phone within 14 minutes." in ended.texts()
    assert ended.page.link == [list(row) for row in CODE]
    ended.tap(ended.target("Back"))
    ended.tap(ended.target("Take home"))
    assert ended.asked == [(Intent.TAKE_HOME, None)]


def test_a_problem_says_so(ended: Any) -> None:
    ended.show(take_home=TakeHome(offline_matrix=CODE, problem="There is no network."))
    ended.tap(ended.target("Take home"))
    assert "There is no network." in ended.texts()


def test_forgetting_takes_two_taps(ended: Any) -> None:
    ended.tap(ended.target("Forget me"))
    assert ended.asked == []
    ended.tap(ended.target("Keep everything"))
    ended.tap(ended.target("Forget me"))
    (again,) = [w for w in ended.page.children[0].walk() if getattr(w, "label", "") == "Forget me"]
    ended.tap(again)
    assert ended.asked == [(Intent.FORGET_ME, None)]


def test_under_an_overlay_nothing_is_hit(ended: Any) -> None:
    done = ended.target("Done")
    ended.tap(ended.target("Forget me"))
    ended.tap(done)
    assert (Intent.DONE, None) not in ended.asked


def test_the_next_summary_lies_open(ended: Any) -> None:
    ended.tap(ended.target("Forget me"))
    ended.show(phase=Phase.WELCOME)
    assert ended.show(phase=Phase.SUMMARY).over == ""
