"""Commissioning the belt: guided, empty, with staff beside it; every answer of the belt is shown.

The trial itself is `kiosk.devices.treadmill`'s: here its questions become pages and its answers
lines. Until it has passed the belt is only read.
"""

from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.app.desk.room import Page, Room
from kiosk.screen.staff.desk_view import Action, Deed, DeskView, Note, Pad, Piece, Row, Tone
from kiosk.words import N_

YES = Action(N_("Yes"), "tick", Deed("yes"), leading=True)
NO = Action(N_("No"), "cross", Deed("no"))


@dataclass(slots=True)
class Asking:
    """What stands between the trial, in the radio's thread, and the page: one open question."""

    lines: list[str] = field(default_factory=list)
    question: str = ""
    number: bool = False
    answer: Future[float] | None = None
    over: str = ""
    """How it ended; empty while it goes on."""
    passed: bool = False

    def ask(self, question: str, *, number: bool) -> Future[float]:
        """Put a question up; the future has the answer: a number, or 1 for yes and 0 for no."""
        self.answer = Future()
        self.question, self.number = question, number
        return self.answer

    def say(self, value: float) -> None:
        """Answer the open question; without one nothing happens."""
        answer, self.answer, self.question = self.answer, None, ""
        if answer is not None and not answer.done():
            answer.set_result(value)

    def end(self, how: str, *, passed: bool) -> None:
        """No more questions."""
        self.over, self.passed, self.question = how, passed, ""


class Trial(Protocol):
    """Begins the trial on this kiosk's belt; it asks and shows through the `Asking`."""

    def __call__(self, asking: Asking) -> None: ...


class Treadmill:
    """The belt as it is, and the trial while one goes on."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room
        self._asking: Asking | None = None

    def view(self) -> DeskView:
        """What the belt said so far, and the question that is open."""
        asking = self._asking
        if asking is None:
            return self._before()
        pieces: list[Piece] = [Row(line, "", Tone.PLAIN, "floor") for line in asking.lines[-4:]]
        actions: tuple[Action, ...] = ()
        if asking.over:
            pieces.append(Note(asking.over, Tone.GOOD if asking.passed else Tone.ATTENTION))
        elif asking.question:
            pieces.insert(0, Note(asking.question, Tone.GOOD))
            if asking.number:
                pad = Pad(asking.question, Deed("number"), longest=3, secret=False)
                return DeskView("belt_number", N_("Treadmill"), (pad,))
            actions = (YES, NO)
        return DeskView("belt_trial", N_("Treadmill"), tuple(pieces), actions)

    def do(self, deed: Deed) -> Page | None:
        """Begin, or answer. Numbers are typed in tenths: 83 is 8.3."""
        asking = self._asking
        if deed.what == "begin" and self._room.trial is not None:
            self._asking = Asking()
            self._room.trial(self._asking)
            self._room.desk.log("began belt trial", {})
        elif asking is not None and deed.what in ("yes", "no"):
            asking.say(1.0 if deed.what == "yes" else 0.0)
        elif asking is not None and deed.what == "number":
            asking.say(int(deed.value) / 10)
        return None

    def _before(self) -> DeskView:
        belt = self._room.view().belt
        pieces: list[Piece] = []
        for row in self._room.archive.devices.all():
            if row.kind == "belt":
                facts = {
                    key: value for key, value in row.facts.items() if isinstance(value, int | float)
                }
                said = ", ".join(f"{key} {value:g}" for key, value in facts.items())
                pieces.append(
                    Row(str(row.facts.get("name") or row.address), said, Tone.GOOD, "floor")
                )
        if belt is not None and belt.reason:
            pieces.append(Note(belt.reason))
        if self._room.trial is None:
            pieces.append(Note(N_("No belt that can be set from here is connected.")))
            return DeskView("belt", N_("Treadmill"), tuple(pieces))
        pieces.append(Note(N_("Stand beside the belt, key in hand. Nobody is on it.")))
        begin = Action(N_("Begin the trial"), "go", Deed("begin"), leading=True)
        return DeskView("belt", N_("Treadmill"), tuple(pieces), (begin,))
