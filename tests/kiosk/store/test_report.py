from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.store import Archive
from kiosk.store.forgetting import Reason
from kiosk.store.report import Day
from tests.kiosk.store.conftest import a_visit


def test_days_are_summed_newest_first_and_forgetting_changes_no_sum(path: Path) -> None:
    archive = Archive(path)
    first = a_visit(started_at="2026-11-20T10:00:00+00:00")
    left = replace(a_visit(started_at="2026-11-20T11:00:00+00:00"), complete=False)
    later = a_visit(started_at="2026-11-21T09:00:00+00:00")
    empty = replace(a_visit(started_at="2026-11-21T09:30:00+00:00"), sets=(), program="standard")
    for visit in (first, left, later, empty):
        archive.add(visit)
    expected = [
        Day(date(2026, 11, 21), "standard", 1, 1, 0.0),
        Day(date(2026, 11, 21), "express", 1, 1, 20 / 60),
        Day(date(2026, 11, 20), "express", 2, 1, 40 / 60),
    ]
    assert archive.report() == expected
    archive.forget([first.visit_id, left.visit_id], Reason.ASKED, "ada")
    archive.forget([empty.visit_id], Reason.RETENTION, "retention")
    assert archive.report() == expected
