"""Feedback fades over the visits, whoever the member is."""

from itertools import pairwise

from kiosk.coaching.earlier import Earlier


def test_feedback_fades_over_eight_visits_and_stays_there() -> None:
    shares = [Earlier(visits).feedback_share for visits in range(12)]
    assert shares[:8] == [1.0, 1.0, 1.0, 1.0, 0.75, 0.5, 0.25, 0.10]
    assert all(a >= b for a, b in pairwise(shares))
    assert shares[11] == 0.10


def test_three_visits_are_for_getting_used_to_the_belt() -> None:
    assert [Earlier(visits).settling for visits in range(5)] == [True, True, True, False, False]
