"""One program at the desk: edited as a draft, previewed, published, gone back from, retired."""

import re
import unicodedata
from typing import Any

from kiosk.app.desk.drafts import NOT_FOLLOWED, can_be_followed, draft_of, is_gone
from kiosk.app.desk.members import Typed
from kiosk.app.desk.part import Part
from kiosk.app.desk.part_words import dose_of, title_of
from kiosk.app.desk.preview import Preview
from kiosk.app.desk.room import Gone, Page, Room, Undo
from kiosk.coaching.kept import TAKEN
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import Part as ProgramPart
from kiosk.coaching.program import PartKind, Program
from kiosk.coaching.program_text import text_of
from kiosk.coaching.said import Said
from kiosk.coaching.staff_file import BadProgram, read_program, with_version
from kiosk.screen.staff.desk_view import Action, Deed, DeskView, Note, Row, Words, filled
from kiosk.store.retiring import is_retired, retire, version_before
from kiosk.store.shelf import NAME, ShelfError, read_text
from kiosk.words import N_

RETIRED = N_("Retired: no visit follows it. Its versions are kept for the visits that did.")
OWN_AGAIN = N_("The product's own program is in use again.")
NOW_RETIRED = N_("Retired: no visit follows it from the next start on.")
VERSION_AGAIN = N_("Version {n} is in use again.")


class Editor:
    """One program: its parts in order. Every change is a draft until it is published."""

    lively = False

    def __init__(self, room: Room, name: str) -> None:
        self._room, self._name = room, name

    @property
    def program(self) -> Program:
        """As it is now."""
        return draft_of(self._room.shelf, self._name)

    @property
    def _page(self) -> str:
        return f"program_{self._name}"

    @property
    def _can_go(self) -> bool:
        """Whether there is a version to retire that new visits do not need."""
        shelf, name = self._room.shelf, self._name
        needed = name == self._room.settings.get("kiosk.program") and name not in builtin_programs()
        return shelf.current(name) is not None and not is_retired(shelf, name) and not needed

    def view(self) -> DeskView:
        """One row a part."""
        if is_gone(self._room.shelf, self._name):
            again = Action(N_("Use again"), "undo", Deed("roll_back"), leading=True)
            return DeskView(self._page, self.program.title, (Note(RETIRED),), (again,))
        program, shelf = self.program, self._room.shelf
        rows = tuple(
            Row(title_of(part), dose_of(part), icon="list", deed=Deed("part", str(number)))
            for number, part in enumerate(program.parts)
        )
        rows += (
            Row(N_("Add an exercise"), "", icon="plus", deed=Deed("add")),
            Row(N_("Copy into a new program"), "", icon="list", deed=Deed("copy")),
        )
        if self._name in shelf.drafts():
            rows += (Row(N_("Discard the draft"), "", icon="bin", deed=Deed("discard")),)
        elif self._can_go:
            own = self._name in builtin_programs()
            label = N_("Back to the product's own") if own else N_("Retire this program")
            rows += (Row(label, "", icon="bin", deed=Deed("retire")),)
        actions = [Action(N_("Preview"), "eye", Deed("preview"))]
        if version_before(shelf, self._name) is not None:
            actions.append(Action(N_("Roll back"), "undo", Deed("roll_back")))
        if self._name in shelf.drafts():
            actions.append(Action(N_("Publish"), "tick", Deed("publish"), leading=True))
        else:
            actions.append(Action(N_("Use"), "tick", Deed("use"), leading=True))
        return DeskView(self._page, program.title, rows, tuple(actions))

    def do(self, deed: Deed) -> Page | None:
        """Open a part, or do something with the whole."""
        match deed.what:
            case "part":
                return Part(self, int(deed.about))
            case "add":
                return Adding(self)
            case "copy":
                return Typed(N_("Name of the new program"), self._copy, longest=24)
            case "preview":
                return Preview(self.program)
            case "discard":
                self._discard()
            case "publish":
                self._publish()
            case "roll_back":
                self._roll_back()
            case "retire" if self._can_go:
                self._retire()
            case "use":
                self._use()
        return None

    def change(self, parts: tuple[ProgramPart, ...], said: Words) -> None:
        """Keep another draft; raises ValueError where a rule of programs is broken."""
        shelf, drafts = self._room.shelf, self._room.shelf.drafts()
        before = read_text(drafts[self._name]) if self._name in drafts else None
        values = self.program.model_dump() | {"parts": [part.model_dump() for part in parts]}
        text = _checked(values)
        shelf.add(self._name, text, replace=True)
        self._room.desk.log("changed draft", {"program": self._name})
        self._room.undo = Undo(said, lambda: self._put_back(before))

    def _copy(self, title: str) -> Page:
        """A draft under another name, to begin from; raises ValueError for a title not allowed."""
        name = name_of(title)
        known = {*builtin_programs(), *self._room.shelf.names(), *self._room.shelf.drafts()}
        if name in known:
            raise ShelfError(Said(TAKEN, path=name))
        values = self.program.model_dump() | {"name": name, "title": title, "version": 1}
        self._room.shelf.add(name, _checked(values))
        self._room.desk.log("copied program", {"from": self._name, "to": name})
        return Editor(self._room, name)

    def _put_back(self, text: str | None) -> None:
        if text is None:
            self._room.shelf.draft(self._name).unlink(missing_ok=True)
        else:
            self._room.shelf.add(self._name, text, replace=True)

    def _discard(self) -> None:
        """What is in use stays; a copy that was never published is gone."""
        shelf = self._room.shelf
        draft = shelf.draft(self._name)
        before = read_text(draft)
        draft.unlink()
        self._room.desk.log("discarded draft", {"program": self._name})
        self._room.undo = Undo(N_("The draft is discarded."), lambda: self._put_back(before))
        if shelf.current(self._name) is None and self._name not in builtin_programs():
            raise Gone

    def _publish(self) -> None:
        shelf = self._room.shelf
        text, before = _checked(self.program.model_dump()), shelf.current(self._name)
        version = shelf.publish(self._name, lambda number: with_version(text, number))
        shelf.draft(self._name).unlink(missing_ok=True)
        self._room.desk.log("published program", {"program": self._name, "version": version})
        if before is not None:
            said = filled(N_("Version {n} is published."), n=str(version))
            self._room.undo = Undo(said, lambda: shelf.roll_back(self._name, before))

    def _roll_back(self) -> None:
        shelf = self._room.shelf
        before = shelf.current(self._name)
        now = shelf.roll_back(self._name, version_before(shelf, self._name))
        self._room.desk.log("rolled program back", {"program": self._name, "version": now})
        said = filled(VERSION_AGAIN, n=str(now))
        self._room.undo = Undo(said, lambda: shelf.roll_back(self._name, before))

    def _retire(self) -> None:
        """A version that says so: what went before stays, and can be had back at any time."""
        shelf = self._room.shelf
        before, version = shelf.current(self._name), retire(shelf, self._name)
        self._room.desk.log("retired program", {"program": self._name, "version": version})
        said = OWN_AGAIN if self._name in builtin_programs() else NOW_RETIRED
        self._room.undo = Undo(said, lambda: shelf.roll_back(self._name, before))

    def _use(self) -> None:
        if not can_be_followed(self._room.shelf, self._name):
            raise ValueError(NOT_FOLLOWED)
        settings = self._room.settings
        before = settings.get("kiosk.program")
        settings.set("kiosk.program", self._name)
        self._room.desk.log("chose program", {"program": self._name})
        said = N_("New visits follow this program from the next start on.")
        self._room.undo = Undo(said, lambda: settings.set("kiosk.program", before))


class Adding:
    """Which exercise comes before the retest."""

    lively = False

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def view(self) -> DeskView:
        """Every exercise the product knows."""
        rows = tuple(
            Row(one.title, icon="plus", deed=Deed("exercise", name))
            for name, one in builtin_exercises().items()
            if name != "warm_up_walk"
        )
        return DeskView("adding", N_("Add an exercise"), rows)

    def do(self, deed: Deed) -> Page | None:
        """Put it before the retest."""
        parts = list(self._editor.program.parts)
        at = next(n for n, part in enumerate(parts) if part.kind is PartKind.RETEST)
        parts.insert(at, ProgramPart(kind=PartKind.EXERCISE, exercise=deed.about))
        self._editor.change(tuple(parts), N_("Added."))
        raise Gone


def name_of(title: str) -> str:
    """A program's name in files; raises ValueError where the title has no letter."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = "_".join(re.findall(r"[a-z0-9]+", plain))
    if not NAME.fullmatch(name):
        raise ValueError("a title begins with a letter")
    return name


def _checked(values: dict[str, Any]) -> str:
    """A program as text; raises ValueError where a rule of programs is broken."""
    text = text_of(Program.model_validate(values))
    try:
        read_program(text, builtin_exercises())
    except BadProgram as bad:
        raise ValueError(bad.faults[0].allowed) from bad
    return text
