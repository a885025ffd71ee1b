"""Members at the kiosk: who is signed in, whose the visit is, and what becomes of it.

Lives in the worker's thread, as `Around` does for devices. Hashes and disks are errands.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from kiosk.app.being_forgotten import BeingForgotten
from kiosk.app.doorstep import Doorstep
from kiosk.app.errands import Errands
from kiosk.app.signed import Signed, look_up
from kiosk.app.taking_home import TakingHome
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.given import earlier_line
from kiosk.coaching.member import Consent, Join, Said, SignIn
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.resume import CutShort
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.store import Archive, VisitWriter
from kiosk.store.keeping import Owner
from kiosk.store.member_door import MemberSession

GUEST = Owner(guest=True)
AT_THE_DOOR = (Phase.WELCOME, Phase.WHO)

MakeVisit = Callable[[str | None, Earlier | None, CutShort | None], Visit]
"""Of the program that staff chose (None: the kiosk's own), for somebody, to go on with."""


class Note(Protocol):
    """Writes down one event, where somebody records."""

    def __call__(self, what: str, *words: str, at_us: int | None = None) -> None: ...


def unwritten(what: str, *words: str, at_us: int | None = None) -> None:
    """Nobody records."""


class SigningIn:
    """One kiosk's members. `close` it after the kiosk and before the writer."""

    def __init__(
        self,
        archive: Archive,
        writer: VisitWriter,
        make_visit: MakeVisit,
        home: TakingHome,
        language: str = "en",
        note: Note = unwritten,
    ) -> None:
        """`note` is told all that is done to a visit here: enough to do it again."""
        self._archive, self._writer, self._make_visit = archive, writer, make_visit
        self._note = note
        self._home, self._language = home, language
        self._errands, self._raw = Errands(), archive.raw_streams(writer)
        self._signed: Signed | None = None
        self._told = False
        """Whether the visit knows who it is."""
        self._now_us = 0
        self._door = Doorstep(self._errands, lambda: self._now_us)
        self._forgetting = BeingForgotten(archive, writer)

    # --- the keeper of visits: neither call waits for a disk ------------------------------------

    def progress(self, visit: VisitRecord) -> None:
        """The visit as far as it has come."""
        if self._signed is not None and self._signed.keeps_raw:
            self._raw.begin(visit.visit_id)
        else:
            self._raw.end()
        self._writer.progress(visit, self._owner)

    def keep(self, visit: VisitRecord) -> None:
        """The visit at its end."""
        self._writer.keep(visit, self._owner)

    @property
    def _owner(self) -> Owner:
        return self._signed.owner if self._signed else GUEST

    def hear(self, address: str, sample: object) -> None:
        """What a sensor said: kept for a while, where the member allows it."""
        self._raw.hear(address, sample)

    # --- the worker's turn ----------------------------------------------------------------------

    def settle(self, visit: Visit, at_us: int) -> Visit:
        """Take in what errands brought back; the visit that goes on from here."""
        self._now_us = at_us
        self._errands.settle()
        waits = self._signed is not None and not self._told
        if waits and visit.view().phase not in AT_THE_DOOR:
            self._tell(visit)  # nobody touched "start": the door did not wait for ever
        return visit

    def touch(self, intent: Intent, value: Said, visit: Visit, at_us: int) -> Visit | None:
        """Do what a touch about members asks for; the visit that goes on, None where the touch is
        the visit's own."""
        self._now_us = at_us
        going_on = self._met(intent, value, visit)
        if going_on is not None:
            self._note("taken", at_us=at_us)
        return going_on

    def _met(self, intent: Intent, value: Said, visit: Visit) -> Visit | None:
        at_the_door = visit.view().phase in AT_THE_DOOR
        match intent, value:
            case Intent.SIGN_IN, SignIn():
                self._knock(partial(self._archive.door.sign_in, value))
            case Intent.JOIN, Join():
                self._knock(partial(self._archive.door.join, value, self._language))
            case Intent.CONSENT, frozenset() if self._signed is not None:
                self._knock(partial(_allow, self._signed.session, value))
            case Intent.TAKE_HOME, _:
                self._take_home(visit)
            case Intent.START | Intent.DONE, _ if self._signed and at_the_door:
                return self._begin(visit)
            case Intent.RESUME_VISIT, _ if self._signed and at_the_door:
                return self._resume(visit)
            case Intent.SIGN_OUT, _ if at_the_door:
                self._do(Intent.FORGET_ME, visit)  # there is nothing to forget but who it was
            case Intent.FORGET_ME, _:
                self._forget(visit)
                return None
            case _:
                return None
        return visit

    def over(self) -> None:
        """The visit is over: whoever was here is signed out, and a guest's traces go."""
        self._signed, self._told = None, False
        self._door.clear()
        self._home.clear()
        self._raw.end()
        self._writer.tidy()

    def show(self, view: View) -> View:
        """The View with the member on it."""
        member = self._signed.known if self._signed else None
        shown = self._door.show(replace(view, member=member))
        return self._home.show(self._forgetting.show(shown))

    def close(self) -> None:
        """Finish what was asked for."""
        self._errands.close()
        self._raw.close()

    # --- errands --------------------------------------------------------------------------------

    def _knock(self, enter: Callable[[], MemberSession]) -> None:
        self._door.knock(lambda: look_up(self._archive, enter()), self._let_in)

    def _let_in(self, signed: Signed) -> None:
        self._signed = signed

    def _begin(self, visit: Visit) -> Visit:
        """Start with what is known of the member, in the program that staff chose."""
        assert self._signed is not None
        if self._signed.program is not None:
            visit = self._made(self._signed.program, None)
            self._do(Intent.START, visit)
        self._tell(visit)
        return visit

    def _resume(self, visit: Visit) -> Visit:
        assert self._signed is not None
        if self._signed.cut_short is None:
            return visit
        before = CutShort(self._signed.cut_short, self._now_us)
        self._told = True
        return self._made(before.record.program, before)

    def _made(self, program: str, before: CutShort | None) -> Visit:
        assert self._signed is not None
        self._note("new", at_us=self._now_us)
        return self._make_visit(program, self._signed.earlier, before)

    def _do(self, intent: Intent, visit: Visit) -> None:
        self._note("did", intent.value, at_us=self._now_us)
        visit.touch(intent, self._now_us)

    def _tell(self, visit: Visit) -> None:
        if self._signed is not None:
            self._note("known", earlier_line(self._signed.earlier), at_us=self._now_us)
            visit.known(self._signed.earlier, self._now_us)
            self._told = True

    def _take_home(self, visit: Visit) -> None:
        record = visit.record()
        if record is not None:
            wanted = self._archive, self._writer, record.visit_id, self._now_us
            self._errands.send(self._home.errand(*wanted))

    def _forget(self, visit: Visit) -> None:
        """The member and everything of theirs; of a guest, this visit."""
        record = visit.record() or visit.so_far()
        session = self._signed.session if self._signed else None
        visit_id = record.visit_id if record else None
        self._errands.send(self._forgetting.errand(session, visit_id))
        self._signed = None  # what is still on its way to the disk is nobody's from here on


def _allow(session: MemberSession, wanted: frozenset[Consent]) -> MemberSession:
    session.allow(wanted)
    return session
