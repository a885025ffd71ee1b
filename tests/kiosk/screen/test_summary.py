"""The summary: three lines, the codes to take home, and being forgotten on the second tap."""

from typing import Any

import pytest

from kiosk.coaching.member import TakeHome
from kiosk.coaching.picture import SETTLING
from kiosk.coaching.questions import CADENCE
from kiosk.coaching.trend import NEARER
from kiosk.coaching.view import Finding, Heading, Intent, Phase, Verdict
from kiosk.gait.measures import Quality, Reading
from kiosk.screen.findings import NOT_MEASURED
from kiosk.screen.gallery import walk
from kiosk.screen.panel import PANELS
from kiosk.words.catalogue import languages, load

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


def finding(name: str, title: str, after: float, verdict: Verdict) -> Finding:
    pair = (Reading(value, Quality.MEASURED, 0.3) for value in (-5.0, after))
    return Finding(name, title, *pair, verdict, Heading.RELAXATION)


@pytest.mark.parametrize(
    ("after", "verdict", "said"),
    [
        (-4.5, Verdict.CHANGED, "Smoothness of movement: more than before."),
        (-5.5, Verdict.CHANGED, "Smoothness of movement: less than before."),
        (-5.1, Verdict.NO_CLEAR_CHANGE, "Smoothness of movement: no clear change."),
    ],
)
def test_smoothness_stands_beside_what_was_asked_and_never_in_its_place(
    ended: Any, after: float, verdict: Verdict, said: str
) -> None:
    smooth = finding("smoothness", "Smoothness of movement", after, verdict)
    page = ended.show(findings=(smooth,), lines=(SETTLING, NEARER[CADENCE]))
    assert page.note == f"{SETTLING} {said}"
    relaxation = next(c for c in page.ids.cards.children if c.heading == "Relaxation")
    assert relaxation.title == NOT_MEASURED
    assert ended.show(findings=()).note == f"{SETTLING} {NEARER[CADENCE]}"


@pytest.mark.parametrize("language", languages())
def test_the_three_lines_weigh_the_same(language: str) -> None:
    for name, screen in walk(PANELS["1280x800"], load(language).gettext):
        if name != "summary":
            continue
        lines = [screen.page.ids[one].ids for one in ("noticed", "measured", "next_time")]
        assert all(line.words.text for line in lines)
        assert len({line.words.font_size for line in lines}) == 1
        assert len({line.heading.font_size for line in lines}) == 1
        break
