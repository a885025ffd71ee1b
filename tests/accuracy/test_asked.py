"""What the issue asks of the recordings is held against each row."""

from dataclasses import replace

import pytest

from kiosk.recordings.score import Error, Score
from tests.accuracy.asked import ON_RECORDINGS, not_met
from tests.accuracy.figures import GROUPS, Row

GOOD = Error(100, 0.0, 0.001, 0.001)
PERFECT = Score(100, 100, 100, 0, GOOD, GOOD, GOOD, 0.02, 0.001)
SACRUM = "sacrum, alone"


def test_every_group_has_its_row() -> None:
    assert set(ON_RECORDINGS) == {group.name for group in GROUPS}
    assert all(not_met(Row(group.name, PERFECT)) == [] for group in GROUPS)


@pytest.mark.parametrize(
    ("name", "changes", "named"),
    [
        (SACRUM, {"both": 98}, ["both"]),
        (SACRUM, {"false": 1}, ["false"]),
        (SACRUM, {"contact_time_s": Error(100, 0.0, 0.018, 0.018)}, ["contact RMSE"]),
        (SACRUM, {"cadence_error": -0.006}, ["cadence"]),
        (SACRUM, {"contact_time_s": None}, ["contact RMSE"]),
        ("belt force, 50 N", {"found": 99}, ["found"]),
        ("belt force, 50 N", {"contact_time_s": Error(9, -0.004, 0.002, 0.004)}, ["contact bias"]),
        ("deck, a phone on the console", {"initial_contact_s": None}, ["IC SD"]),
        ("foot, walking", {"toe_off_s": Error(9, 0.0, 0.03, 0.03)}, ["toe-off SD"]),
    ],
)
def test_what_is_not_met_is_named(name: str, changes: dict[str, object], named: list[str]) -> None:
    assert not_met(Row(name, replace(PERFECT, **changes))) == named  # type: ignore[arg-type]
