"""The owner's report: sums without names."""

from collections.abc import Iterable
from datetime import date, timedelta

from kiosk.app.desk.drafts import name_shown
from kiosk.app.desk.room import Page, Room
from kiosk.screen.staff.desk_view import Deed, DeskView, Note, Piece, Row, Words, filled
from kiosk.store.report import Day
from kiosk.words import N_

SPANS = ((N_("Today"), 1), (N_("Last 7 days"), 7), (N_("Last 30 days"), 30))
SUMS = N_("{n} visits, {done} to the end, {minutes} min, {guests} guests, {back} came back")


class Report:
    """Three spans, then each program of the last 30 days."""

    lively = False

    def __init__(self, room: Room, today: date | None = None) -> None:
        self._room, self._today = room, today

    def view(self) -> DeskView:
        """The sums of now."""
        days = self._room.desk.report()
        today = self._today or date.today()
        rows: list[Piece] = [
            Row(title, sums(d for d in days if d.day > today - timedelta(days=span)), icon="chart")
            for title, span in SPANS
        ]
        recent = [day for day in days if day.day > today - timedelta(days=30)]
        for program in sorted({day.program for day in recent}):
            title = name_shown(self._room.shelf, program)
            rows.append(Row(title, sums(d for d in recent if d.program == program), icon="list"))
        rows.append(Note(N_("No names are in here: it may be shown to anybody.")))
        return DeskView("report", N_("Report"), tuple(rows))

    def do(self, deed: Deed) -> Page | None:
        """Nothing can be done here."""
        return None


def sums(days: Iterable[Day]) -> Words:
    """What these days come to."""
    found = list(days)
    return filled(
        SUMS,
        n=str(sum(day.started for day in found)),
        done=str(sum(day.completed for day in found)),
        minutes=f"{sum(day.minutes for day in found):.0f}",
        guests=str(sum(day.guests for day in found)),
        back=str(sum(day.returns for day in found)),
    )
