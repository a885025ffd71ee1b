"""A member's way to take the visit along: a one-time link, or the summary itself in a code."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID

from kiosk.app.errands import Done, Errand
from kiosk.coaching.member import TakeHome
from kiosk.coaching.view import Phase, View
from kiosk.screen import findings
from kiosk.store import Archive, StoreError, VisitWriter
from kiosk.store.links import LIFE
from kiosk.store.qr import as_matrix
from kiosk.words import N_

log = logging.getLogger(__name__)

NO_NETWORK = N_("No network here. Scan the other code: it holds the summary itself.")
NO_LINK = N_("The link cannot be made just now. Scan the other code.")
OWN = N_("Your cadence: {n} steps a minute.")
LONGEST_BYTES = 300
"""More makes a code that a phone has to be held still for."""

Translate = Callable[[str], str]


class TakingHome:
    """One kiosk's offers, one visit at a time."""

    def __init__(self, say: Translate, address: Callable[[], str | None]) -> None:
        """`address` is where the server of links is found, such as 192.168.0.7:8620; None where
        there is no network."""
        self._say, self._address = say, address
        self._made: TakeHome | None = None
        self._until_us = 0
        self._view: View | None = None

    def clear(self) -> None:
        """The next visit has its own."""
        self._made = None

    def show(self, view: View) -> View:
        """The View with what there is to take along."""
        self._view = view
        if self._made is None or view.phase is not Phase.SUMMARY:
            return view
        left_us = self._until_us - view.at_us
        if self._made.link is None:
            return replace(view, take_home=self._made)
        made = self._made if left_us > 0 else replace(self._made, link=None, link_matrix=())
        minutes = max(left_us, 0) / 60e6
        return replace(view, take_home=replace(made, minutes_left=minutes))

    def errand(self, archive: Archive, writer: VisitWriter, visit_id: UUID, at_us: int) -> Errand:
        """Make both codes for a visit that was handed over."""
        today = datetime.now(UTC).astimezone().date()
        text = summary_text(self._view, self._say, today) if self._view else ""

        def make() -> Done:
            made = TakeHome(offline_matrix=as_matrix(text))
            address, problem = self._address(), None
            if address is None:
                problem = NO_NETWORK
            else:
                try:
                    writer.settle()
                    link = f"http://{address}/v/{archive.offer_link(visit_id)}"
                    made = replace(made, link=link, link_matrix=as_matrix(link))
                except StoreError as trouble:
                    log.warning("no link: %s", trouble)
                    problem = NO_LINK
            return partial(self._take, replace(made, problem=problem), at_us)

        return make

    def _take(self, made: TakeHome, at_us: int) -> None:
        self._made, self._until_us = made, at_us + round(LIFE.total_seconds() * 1e6)


def summary_text(view: View, say: Translate, day: date) -> str:
    """The summary as a few lines for a phone: what there is room for, the most useful first."""
    own = view.before.cadence_spm.value if view.before else None
    lines = [
        findings.next_time(view.take_home_spm, say),
        "" if own is None else say(OWN).format(n=f"{own:.0f}"),
        findings.measured(view.findings, say),
        findings.noticed(view.answers, say),
    ]
    text = f"Treadform {day.isoformat()}"
    for line in filter(None, lines):
        longer = f"{text}\n{line}"
        if len(longer.encode()) <= LONGEST_BYTES:
            text = longer
    return text
