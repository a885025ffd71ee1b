"""What an exercise file may say."""

from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.coaching.exercise import ErrorSigns, Exercise, Sign


@pytest.mark.parametrize(
    "wrong",
    [
        {"metric": "tension", "above": 1, "unit": "%"},
        {"metric": "cadence", "unit": "spm"},
        {"metric": "cadence", "above": 1, "below": 2, "unit": "spm"},
        {"metric": "cadence", "above": 1, "unit": "deg"},
        {"metric": "cadence", "above": 3, "unit": "%"},
        {"metric": "cadence", "above": 3, "unit": "%", "than": "the_elite"},
    ],
)
def test_a_sign_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Sign.model_validate(wrong)


def test_a_cue_has_at_most_six_words() -> None:
    with pytest.raises(ValidationError, match="6 words"):
        ErrorSigns(name="long", cue="One two three four five six seven.")
    ErrorSigns(name="short", cue="One two three four five six.")


def test_an_error_knows_what_it_needs() -> None:
    signs = (
        Sign(metric="contact_time", above=350, unit="ms"),
        Sign(metric="hop_rate", below=120, unit="per_min"),
    )
    error = ErrorSigns(name="x", cue="Smaller.", signs=signs)
    assert error.sensed_with(frozenset({"contact_time", "hop_rate", "cadence"}))
    assert not error.sensed_with(frozenset({"contact_time"}))
    assert not ErrorSigns(name="asked", cue="Breathe.").sensed_with(frozenset({"cadence"}))


def test_two_errors_of_one_name_are_refused() -> None:
    error = ErrorSigns(name="x", cue="Smaller.")
    with pytest.raises(ValidationError, match="same name"):
        Exercise.model_validate(
            {
                "name": "a",
                "title": "A",
                "evidence": "D",
                "belt": "stopped",
                "purpose": "P",
                "show": [],
                "dose": {"sets": 1, "work_s": 20, "rest_s": 20},
                "cues": [],
                "feel": "How?",
                "errors": [error, error],
            }
        )
