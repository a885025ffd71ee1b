"""A member's wish to be forgotten: the errand that does it, and the receipt that is shown."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from kiosk.app.errands import Done, Errand
from kiosk.coaching.member import Forgotten
from kiosk.coaching.view import View
from kiosk.store import Archive, StoreError, VisitWriter
from kiosk.store.forgetting import Receipt
from kiosk.store.member_door import MemberSession, Refused

RECEIPT_SHOWN_US = 60_000_000


class BeingForgotten:
    """One kiosk's, one wish at a time."""

    def __init__(self, archive: Archive, writer: VisitWriter) -> None:
        self._archive, self._writer = archive, writer
        self._receipt: Forgotten | None = None
        self._until_us: int | None = None

    def errand(self, session: MemberSession | None, visit_id: UUID | None) -> Errand:
        """The member and everything of theirs; of a guest (no session), this visit."""

        def forget() -> Done:
            self._writer.settle()
            wanted = [visit_id] if visit_id else []
            try:
                receipt = self._archive.forget_at_wish(wanted, session)
            except (StoreError, Refused):
                return lambda: None  # the log has it; the sweep takes a guest's visit later
            return partial(self._hand_out, receipt)

        return forget

    def show(self, view: View) -> View:
        """The View with the receipt on it, from the first View after it came."""
        if self._receipt is not None and self._until_us is None:
            self._until_us = view.at_us + RECEIPT_SHOWN_US
        if self._until_us is not None and view.at_us > self._until_us:
            self._receipt = self._until_us = None
        return replace(view, forgotten=self._receipt)

    def _hand_out(self, receipt: Receipt) -> None:
        self._until_us = None
        self._receipt = Forgotten(
            *(len(receipt.visits), receipt.steps, bool(receipt.members)),
            forgotten_at=receipt.forgotten_at.isoformat(timespec="seconds"),
            gone_from_backups_by=receipt.gone_from_backups_by.date().isoformat(),
            at_the_gym=receipt.told_the_gym,
        )
