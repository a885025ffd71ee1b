"""Before and after on a card, in people's units."""

from kiosk.coaching.view import Finding, Verdict
from kiosk.gait.measures import UNKNOWN, Quality, Reading
from kiosk.screen import words
from kiosk.screen.compare import Bars, Compare


def finding(before: Reading, after: Reading) -> Finding:
    return Finding("contact_time_s", "Contact time", before, after, Verdict.CHANGED)


def test_a_card_says_both_numbers() -> None:
    card = Compare(
        finding=finding(Reading(0.262, Quality.MEASURED), Reading(0.249, Quality.MEASURED))
    )
    assert (card.heading, card.before, card.after) == ("Contact time", "262 ms", "249 ms")


def test_what_is_absent_has_no_bar() -> None:
    bars = Bars(finding=finding(UNKNOWN, Reading(0.249, Quality.MEASURED)), size=(100, 50))
    bars.draw()
    alone = len(bars.canvas.children)
    bars.finding = finding(Reading(0.262, Quality.MEASURED), Reading(0.249, Quality.MEASURED))
    bars.draw()
    assert len(bars.canvas.children) > alone
    assert Compare(finding=finding(UNKNOWN, UNKNOWN)).after == f"{words.ABSENT} ms"
