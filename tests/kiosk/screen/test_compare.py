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


def test_relaxation_is_what_was_said_with_what_was_measured_beside_it() -> None:
    def smooth(after: float, verdict: Verdict) -> Finding:
        pair = (Reading(value, Quality.MEASURED, 0.3) for value in (-5.0, after))
        return Finding("smoothness", "Smoothness of movement", *pair, verdict)

    easy = (Reading(value, Quality.ENTERED) for value in (3.0, 4.0))
    ease = Finding("ease", "Ease", *easy, Verdict.CHANGED)
    card = Compare(Heading.RELAXATION, ease, smooth(-4.5, Verdict.CHANGED))
    assert (card.before, card.after) == ("All right", "Easy")
    assert card.beside == "You moved more smoothly."
    less = Compare(Heading.RELAXATION, ease, smooth(-5.5, Verdict.CHANGED))
    assert less.beside == "You moved less smoothly."
    same = Compare(Heading.RELAXATION, None, smooth(-5.1, Verdict.NO_CLEAR_CHANGE))
    assert same.title == findings.NOT_MEASURED
    assert same.beside == "Smoothness of movement: no clear change"


def test_without_a_finding_it_says_so() -> None:
    assert Compare(Heading.POSTURE, None).title == findings.NOT_MEASURED
