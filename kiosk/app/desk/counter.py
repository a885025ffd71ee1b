"""The desk itself: which page is open, who is signed in, what can be undone, when it locks.

The screen reads one immutable DeskView; every deed is done in a thread of its own, one after the
other, so that neither a hash nor a disk is ever waited for by a frame.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic

from kiosk.app.desk.door import Door
from kiosk.app.desk.home import Home
from kiosk.app.desk.room import Different, Gone, Page, Patient, Room, Stepwise
from kiosk.app.desk.setup import Setup
from kiosk.app.doorstep import REFUSALS, WAIT
from kiosk.screen.staff.desk_view import BACK, LEAVE, OPEN, UNDO, Deed, DeskView, Words
from kiosk.store import StoreError
from kiosk.store.member_door import Refused
from kiosk.store.shelf import ShelfError
from kiosk.store.shift import NotAllowed
from kiosk.store.tries import MustWait
from kiosk.words import N_

log = logging.getLogger(__name__)

LOCKS_AFTER_S = 120.0
"""Nobody touched the desk for so long: whoever was there has walked away."""
LOCKS_AFTER_PATIENT_S = 280.0
"""The same while staff are at the belt; shorter than a shift without a deed."""
UNDO_FOR_S = 10.0
LIVELY_S = 0.2
NOT_ALLOWED = N_("Your role does not allow this, or the member does not.")
FAILED = N_("That did not work. The log says more.")
TROUBLES: tuple[tuple[type[Exception], str], ...] = (
    (MustWait, WAIT),
    (NotAllowed, NOT_ALLOWED),
    (Different, N_("The two PINs are not the same. Choose one again.")),
    (LookupError, N_("That is not there any more.")),
    (ShelfError, N_("The program cannot be kept or found.")),
    (ValueError, N_("That is not allowed.")),
    (StoreError, FAILED),
    (OSError, FAILED),
)


class Counter:
    """`view` and `do` may be called from any thread and never wait."""

    def __init__(self, room: Room, now_s: Callable[[], float] = monotonic) -> None:
        self._room, self._now_s = room, now_s
        self._pages: list[Page] = []
        self._shown: DeskView | None = None
        self._problem: Words = ""
        self._touched_s = self._built_s = self._undo_since_s = 0.0
        self._waiting = 0
        self._thread = ThreadPoolExecutor(1, "desk")

    def view(self) -> DeskView | None:
        """What is shown now; None while nobody is at the desk."""
        shown, now_s = self._shown, self._now_s()
        if shown is None:
            return None
        if now_s - self._touched_s > self._locks_after_s():
            self.do(LEAVE)
        elif self._stale(now_s):
            self._built_s = now_s
            self._hand_over(self._rebuild)
        return replace(shown, busy=True) if self._waiting > 1 else shown

    def do(self, deed: Deed) -> None:
        """Have a deed done; returns at once."""
        self._touched_s = self._now_s()
        self._hand_over(self._done, deed)

    def close(self) -> None:
        """Finish what was promised and let nobody in any more."""
        self._hand_over(self._leave)
        self._thread.shutdown()

    def settle(self) -> None:
        """Wait until everything asked for so far is done: for tests."""
        self._thread.submit(lambda: None).result()

    def _hand_over(self, what: Callable[..., None], *arguments: object) -> None:
        self._waiting += 1
        self._thread.submit(self._work, what, *arguments)

    def _work(self, what: Callable[..., None], *arguments: object) -> None:
        try:
            what(*arguments)
        except Exception:
            log.exception("the desk could not do that")
            self._problem = FAILED
        finally:
            self._waiting -= 1

    def _locks_after_s(self) -> float:
        page = self._pages[-1] if self._pages else None
        return (
            LOCKS_AFTER_PATIENT_S if isinstance(page, Patient) and page.patient else LOCKS_AFTER_S
        )

    def _stale(self, now_s: float) -> bool:
        over = self._room.undo is not None and now_s - self._undo_since_s > UNDO_FOR_S
        lively = bool(self._pages) and self._pages[-1].lively
        return (lively or over) and now_s - self._built_s > LIVELY_S

    def _done(self, deed: Deed) -> None:
        self._problem = ""
        try:
            self._act(deed)
        except Refused as refused:
            self._problem = REFUSALS[refused.why]
        except tuple(kind for kind, _words in TROUBLES) as trouble:
            log.info("the desk refused: %s", trouble)
            self._problem = next(words for kind, words in TROUBLES if isinstance(trouble, kind))
        self._rebuild()

    def _act(self, deed: Deed) -> None:
        undo_before = self._room.undo
        if deed == OPEN:
            self._room.devices.opened()
            has_staff = self._room.archive.staff_door.has_staff()
            self._pages = [Door(self._room) if has_staff else Setup(self._room, Home)]
        elif deed == LEAVE:
            self._leave()
        elif deed == BACK:
            self._go_back()
        elif deed == UNDO and undo_before is not None:
            self._room.undo = None
            undo_before.back()
        elif self._pages:
            try:
                opened = self._pages[-1].do(deed)
            except Gone:
                self._leave_page()
                opened = None
            if opened is not None:
                self._pages = (
                    [opened] if isinstance(self._pages[-1], Door) else [*self._pages, opened]
                )
        if self._room.undo is not undo_before:
            if undo_before is not None and deed != UNDO:
                undo_before.settle()
            self._undo_since_s = self._now_s()

    def _go_back(self) -> None:
        page = self._pages[-1] if self._pages else None
        if not (isinstance(page, Stepwise) and page.back()):
            self._leave_page()

    def _leave_page(self) -> None:
        if len(self._pages) > 1:
            _close(self._pages.pop())
        else:
            self._leave()

    def _leave(self) -> None:
        for page in self._pages[::-1]:
            _close(page)
        self._finish_undo()
        if self._room.staff is not None:
            self._room.staff.leave()
        self._room.staff, self._pages = None, []
        self._shown = None

    def _finish_undo(self) -> None:
        undo, self._room.undo = self._room.undo, None
        if undo is not None:
            undo.settle()

    def _look(self) -> DeskView:
        """The open page; where what it showed is gone meanwhile, the one before it."""
        while True:
            try:
                return self._pages[-1].view()
            except (Gone, LookupError):
                if len(self._pages) < 2:
                    raise
                _close(self._pages.pop())

    def _rebuild(self) -> None:
        if self._room.undo is not None and self._now_s() - self._undo_since_s > UNDO_FOR_S:
            self._finish_undo()
        self._built_s = self._now_s()
        if not self._pages:
            self._shown = None
            return
        self._room.devices.stir()
        staff, undo = self._room.staff, self._room.undo
        self._shown = replace(
            self._look(),
            problem=self._problem,
            undo=undo.words if undo else "",
            who=staff.who.name if staff else "",
            role=ROLES[staff.who.role] if staff else "",
        )


def _close(page: Page) -> None:
    """Whatever it comes to, whoever was here is signed out."""
    if isinstance(page, Patient):
        try:
            page.closed()
        except Exception:
            log.exception("a page of the desk did not close")


ROLES = {"viewer": N_("Viewer"), "coach": N_("Coach"), "manager": N_("Manager")}
