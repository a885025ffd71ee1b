"""A heading's card: before and after in people's units, or that nothing was measured."""

from kiosk.coaching.view import Finding, Heading, Verdict
from kiosk.gait.measures import Quality, Reading
from kiosk.screen import findings
from kiosk.screen.compare import Compare


def finding(before: Reading, after: Reading) -> Finding:
    return Finding("contact_time_s", "Contact time", before, after, Verdict.CHANGED)


BOTH = finding(Reading(0.262, Quality.MEASURED), Reading(0.249, Quality.MEASURED))


def test_a_card_says_both_numbers() -> None:
    card = Compare(Heading.CADENCE, BOTH)
    assert (card.heading, card.title) == ("Cadence", "Contact time")
    assert (card.before, card.after) == ("262 ms", "249 ms")


def test_without_a_finding_it_says_so() -> None:
    assert Compare(Heading.POSTURE, None).title == findings.NOT_MEASURED
