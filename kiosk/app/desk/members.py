"""The roster and a member's history: only as far as role and consent allow."""

from collections.abc import Callable
from datetime import datetime
from math import degrees
from uuid import UUID

from kiosk.app.desk.drafts import name_shown
from kiosk.app.desk.room import Gone, Page, Room, Undo
from kiosk.coaching.library import builtin_programs
from kiosk.screen.staff.desk_view import (
    Action,
    Choice,
    Deed,
    DeskView,
    Note,
    Option,
    Pad,
    Piece,
    Row,
    Tone,
    Trend,
    filled,
)
from kiosk.screen.words import as_name
from kiosk.store.retiring import is_retired
from kiosk.store.roster import Note as Written
from kiosk.store.roster import RosterLine
from kiosk.store.shift import NotAllowed
from kiosk.store.staff import Role
from kiosk.words import N_

TRENDS = (
    (N_("Steps a minute"), "cadence_spm", 1.0, ""),
    (N_("Contact time"), "contact_time_s", 1000.0, " ms"),
    (N_("Lean"), "trunk_lean_rad", degrees(1.0), "\N{DEGREE SIGN}"),
)
"""What it is, a field of a set's result, and in people's units."""
SHOWN_VISITS = 12


class Members:
    """Everybody who joined, by name."""

    lively = False

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """One row a member."""
        lines = self._room.desk.roster()
        rows: tuple[Piece, ...] = tuple(_row(line) for line in lines)
        return DeskView("members", N_("Members"), rows or (Note(N_("Nobody has joined yet.")),))

    def do(self, deed: Deed) -> Page | None:
        """Open one."""
        return Member(self._room, UUID(deed.about))


class Member:
    """One member: how their measures moved, and what staff may do for them."""

    lively = False

    def __init__(self, room: Room, member_id: UUID) -> None:
        self._room, self._id = room, member_id

    def view(self) -> DeskView:
        """Trends and visits where the member shares them; else only that they do not."""
        line = next((one for one in self._room.desk.roster() if one.member_id == self._id), None)
        if line is None:
            raise LookupError("no such member")
        pieces: list[Piece] = list(self._shared())
        pieces += [
            Row(_day(note.at), note.text, icon="letter", deed=Deed("open_note", str(note.note_id)))
            for note in self._notes()[:SHOWN_VISITS]
        ]
        return DeskView(f"member_{self._id}", line.nickname, tuple(pieces), self._actions(line))

    def do(self, deed: Deed) -> Page | None:
        """Write, choose, unlock, or delete."""
        desk = self._room.desk
        match deed.what:
            case "note":
                return Typed(N_("A note the member may read"), self._write)
            case "open_note":
                return OneNote(self._room, self._id, UUID(deed.about))
            case "program":
                return Assign(self._room, self._id)
            case "unlock":
                desk.lift_lock(self._id)
            case "delete":
                said = N_("Deleted in ten seconds, with everything kept.")
                self._room.undo = Undo(said, lambda: None, lambda: desk.forget(self._id))
        return None

    def _write(self, text: str) -> None:
        self._room.desk.write_note(self._id, text)

    def _shared(self) -> list[Piece]:
        desk, shelf, pieces = self._room.desk, self._room.shelf, list[Piece]()
        try:
            for title, measure, scale, unit in TRENDS:
                points = tuple(
                    (_scaled(point.before, scale), _scaled(point.after, scale))
                    for point in desk.trend(self._id, measure)
                )
                if any(value is not None for pair in points for value in pair):
                    pieces.append(Trend(title, points, unit))
            for visit in desk.history(self._id)[:SHOWN_VISITS]:
                tone = Tone.GOOD if visit.complete else Tone.PLAIN
                icon = "tick" if visit.complete else "wait"
                pieces.append(
                    Row(_day(visit.started_at), name_shown(shelf, visit.program), tone, icon)
                )
        except NotAllowed:
            return [Note(N_("Visits are not shared with staff."))]
        return pieces or [Note(N_("No visit yet."))]

    def _notes(self) -> list[Written]:
        try:
            return list(self._room.desk.notes(self._id))
        except NotAllowed:
            return []

    def _actions(self, line: RosterLine) -> tuple[Action, ...]:
        role = self._room.desk.who.role
        actions = []
        if role.may(Role.COACH):
            actions.append(Action(N_("Program"), "list", Deed("program")))
            actions.append(Action(N_("Note"), "letter", Deed("note")))
            if line.locked:
                actions.append(Action(N_("Let in again"), "lock", Deed("unlock")))
        if role.may(Role.MANAGER):
            actions.append(Action(N_("Delete"), "bin", Deed("delete")))
        return tuple(actions)


class OneNote:
    """A note as it was written; it can be taken back."""

    lively = False

    def __init__(self, room: Room, member_id: UUID, note_id: UUID) -> None:
        self._room, self._member, self._id = room, member_id, note_id

    def view(self) -> DeskView:
        """Its words."""
        notes = self._room.desk.notes(self._member)
        note = next((one for one in notes if one.note_id == self._id), None)
        if note is None:
            raise LookupError("no such note")
        actions = (Action(N_("Delete"), "bin", Deed("delete_note")),)
        return DeskView(f"note_{self._id}", _day(note.at), (Note(note.text),), actions)

    def do(self, deed: Deed) -> Page | None:
        """Delete it, unless somebody thinks better of it."""
        if deed.what == "delete_note":
            desk = self._room.desk
            self._room.undo = Undo(
                N_("The note is deleted in ten seconds."),
                lambda: None,
                lambda: desk.erase_note(self._member, self._id),
            )
        raise Gone


class Assign:
    """Which program the next visits follow."""

    lively = False

    def __init__(self, room: Room, member_id: UUID) -> None:
        self._room, self._id = room, member_id

    def view(self) -> DeskView:
        """Every program in use."""
        line = next(one for one in self._room.desk.roster() if one.member_id == self._id)
        shelf = self._room.shelf
        published = [name for name in shelf.names() if not is_retired(shelf, name)]
        names = [*builtin_programs(), *published]
        options = [
            Option(name_shown(shelf, name), Deed("assign", name), line.program == name)
            for name in dict.fromkeys(names)
        ]
        own = Option(N_("The kiosk's own"), Deed("assign"), line.program is None)
        rows = tuple(Choice("", (one,)) for one in (own, *options))
        return DeskView("assign", N_("Program"), rows)

    def do(self, deed: Deed) -> Page | None:
        """Choose it."""
        self._room.desk.assign(self._id, deed.about or None)
        raise Gone


class Typed:
    """One pad of letters, and what becomes of what was typed."""

    lively = False

    def __init__(
        self,
        prompt: str,
        done: Callable[[str], "Page | None"],
        start: str = "",
        longest: int = 80,
    ) -> None:
        """`done` may open a page in this one's place."""
        self._prompt, self._done = prompt, done
        self._start, self._longest = start, longest
        self._next: Page | None = None

    def view(self) -> DeskView:
        """The pad, or the page in its place."""
        if self._next is not None:
            return self._next.view()
        pad = Pad(
            *(self._prompt, Deed("typed")), False, self._longest, secret=False, start=self._start
        )
        return DeskView("typed", self._prompt, (pad,))

    def do(self, deed: Deed) -> Page | None:
        """Hand it over; go back, or on."""
        if self._next is not None:
            return self._next.do(deed)
        self._next = self._done(as_name(deed.value.strip()))
        if self._next is None:
            raise Gone
        return None


def _row(line: RosterLine) -> Row:
    if line.locked:
        detail, tone, icon = filled(N_("Locked after too many tries")), Tone.ATTENTION, "lock"
    elif line.visits is None:
        detail, tone, icon = filled(N_("Does not share visits")), Tone.PLAIN, "person"
    else:
        detail, tone, icon = filled(N_("{n} visits"), n=str(line.visits)), Tone.GOOD, "person"
    return Row(line.nickname, detail, tone, icon, Deed("open", str(line.member_id)))


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else value * scale


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"
