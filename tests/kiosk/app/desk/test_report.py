"""The owner's report: sums, and no name anywhere."""

from datetime import date
from typing import Any

from kiosk.app.desk.report import Report, sums
from kiosk.store.report import Day

from .conftest import plain

DAYS = (
    Day(date(2026, 11, 22), "express", 4, 3, 40.0, 1, 2),
    Day(date(2026, 11, 18), "standard", 2, 2, 31.6, 0, 1),
)


def test_the_sums() -> None:
    said = plain(sums(DAYS))
    assert said == "6 visits, 5 to the end, 72 min, 3 guests, 1 came back"


def test_each_span_counts_its_own_days(staff: Any, monkeypatch: Any) -> None:
    staff.comes_in()
    monkeypatch.setattr(type(staff.room.staff), "report", lambda _desk: list(DAYS))
    today, week, *_rest = Report(staff.room, date(2026, 11, 22)).view().pieces
    assert plain(today.detail).startswith("4 visits")
    assert plain(week.detail).startswith("6 visits")
