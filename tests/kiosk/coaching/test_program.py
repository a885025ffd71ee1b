"""What a program file may say: parts in an order that makes sense, doses in safe ranges."""

from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.coaching.program import Program

BASELINE = {"kind": "baseline", "seconds": 30}
RETEST = {"kind": "retest", "seconds": 30}
SUMMARY = {"kind": "summary", "seconds": 30}
HOPS = {"kind": "exercise", "exercise": "small_springs"}
DOSE = {"sets": 3, "work_s": 20, "rest_s": 40}


def program(*parts: dict[str, Any], **more: Any) -> Program:
    return Program.model_validate(
        {
            "format": 1,
            "name": "x",
            "version": 1,
            "title": "X",
            "evidence": "D",
            "parts": parts,
            **more,
        }
    )


def test_the_least_program() -> None:
    assert len(program(BASELINE, RETEST, SUMMARY).parts) == 3


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ((RETEST, SUMMARY), "baseline"),
        ((BASELINE, SUMMARY), "retest"),
        ((BASELINE, BASELINE, RETEST, SUMMARY), "exactly one"),
        ((BASELINE, RETEST, SUMMARY, HOPS), "last part"),
        ((RETEST, BASELINE, SUMMARY), "before the retest"),
        ((BASELINE, RETEST, HOPS, SUMMARY), "after the exercises"),
        (({"kind": "exercise"}, BASELINE, RETEST, SUMMARY), "needs the field exercise"),
        (({"kind": "baseline"}, RETEST, SUMMARY), "needs the field seconds"),
        ((BASELINE, {**HOPS, "seconds": 30}, RETEST, SUMMARY), "dose, not seconds"),
        (({**BASELINE, "dose": DOSE}, RETEST, SUMMARY), "belong to parts of kind exercise"),
        ((BASELINE, {**HOPS, "raise_pct": [10.1]}, RETEST, SUMMARY), "less than or equal to 10"),
        ((BASELINE, {**HOPS, "dose": {**DOSE, "work_s": 61}}, RETEST, SUMMARY), "to 60"),
        ((BASELINE, {**RETEST, "belt_start": True}, SUMMARY), "Extra inputs"),
    ],
)
def test_what_is_refused_says_why(parts: tuple[dict[str, Any], ...], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        program(*parts)


def test_another_format_is_refused() -> None:
    with pytest.raises(ValidationError, match="format"):
        program(BASELINE, RETEST, SUMMARY, format=2)
