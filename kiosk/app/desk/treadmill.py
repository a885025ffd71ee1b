"""Commissioning the belt: guided, empty, with staff beside it; every answer of the belt is shown.

The trial is `kiosk.app.trial`'s: here its questions become pages and its answers lines. Until it
has passed the belt is only read.
"""

from kiosk.app.desk.room import Page, Room, Undo
from kiosk.app.desk.trial_words import LAST, advice_of, asked_of, in_unit, sentence_of
from kiosk.app.roster import BELT, commissioned, facts_of
from kiosk.app.trial import Trial
from kiosk.coaching.view import Phase
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.screen.staff.desk_view import (
    Action,
    Deed,
    DeskView,
    Note,
    Pad,
    Piece,
    Row,
    Tone,
    filled,
)
from kiosk.screen.words import as_kmh
from kiosk.store.devices import DeviceRow
from kiosk.words import N_

TREADMILL = N_("Treadmill")
YES = Action(N_("Yes"), "tick", Deed("yes"), leading=True)
NO = Action(N_("No"), "cross", Deed("no"))
END = Action(N_("End trial"), "stop", Deed("end"))
NUMBERS = {Ask.CONSOLE: 4, Ask.MOST: 4, Ask.MOST_INCLINE: 4, Ask.NUMBER: 6}
"""How many digits staff type at most."""
LINES_SHOWN = 4
LIMITS = N_("{least} to {most} {unit}")
TRIED = N_("Follows in {response} s, stops in {stop} s. {by}")
INCLINES = N_("Incline up to {pct} %")
PASSED = N_("Members may set this belt from here: {least} to {most} {unit}.")


class Treadmill:
    """The belt as it is, and the trial while one goes on."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room
        self._trial: Trial | None = None
        self._kept = False

    @property
    def patient(self) -> bool:
        """Staff walk to the console and back: the desk waits longer for a touch."""
        return self._trial is not None and not self._trial.over

    def closed(self) -> None:
        """Nobody watches the belt any more."""
        trial = self._trial
        if trial is None or self._kept:
            return
        trial.give_up()
        self._keep()
        if not self._kept:
            self._room.desk.log("belt not commissioned", {"why": "staff left"})

    def view(self) -> DeskView:
        """What the belt said so far, and the question that is open."""
        self._keep()
        if self._trial is None:
            return self._before()
        asked = self._trial.question
        if asked in NUMBERS:
            pad = Pad(
                *(asked_of(asked, self._unit), Deed("number")),
                longest=NUMBERS[asked],
                secret=False,
                decimals=asked is not Ask.NUMBER,
            )
            return DeskView(f"belt_{asked.name}", TREADMILL, (pad,))
        return self._going_on(self._trial, asked)

    def do(self, deed: Deed) -> Page | None:
        """Begin, answer, end, or take the belt back from members."""
        trial = self._trial
        match deed.what:
            case "begin" if trial is None or trial.over:
                self._begin()
            case "yes" | "no" if trial is not None:
                trial.answer(1.0 if deed.what == "yes" else 0.0)
            case "number" if trial is not None:
                trial.answer(self._as_asked(trial, float(deed.value)))
            case "end" if trial is not None:
                trial.give_up()
            case "done":
                self._trial = None
            case "withdraw":
                self._withdraw(deed.about)
        return None

    @property
    def _unit(self) -> str:
        return str(self._room.settings.get("kiosk.units"))

    def _as_asked(self, trial: Trial, value: float) -> float:
        """Staff say how fast members may go in their own unit; what the console shows, and how
        steep, goes on as it was typed."""
        return as_kmh(value, self._unit) if trial.question is Ask.MOST else value

    def _begin(self) -> None:
        if self._room.view().phase is not Phase.WELCOME:
            raise ValueError("a visit is going on")
        self._trial, self._kept = Trial(), False
        self._room.desk.log("began belt trial", {})
        self._room.devices.try_belt(self._trial)

    def _keep(self) -> None:
        """What came of it, once: for the kiosk, the store and the audit log."""
        trial = self._trial
        if trial is None or not trial.over or self._kept or self._room.staff is None:
            return
        self._kept, desk = True, self._room.desk
        if trial.found is None:
            desk.log("belt not commissioned", {"why": str(trial.why)})
            return
        address, facts = trial.found.belt.address, facts_of(trial.found, desk.who.name)
        self._room.archive.devices.write(address, BELT, facts)
        desk.log("belt commissioned", {"address": address, **facts})
        self._room.devices.settled(address, facts)

    def _going_on(self, trial: Trial, asked: Ask | None) -> DeskView:
        said = [Row(sentence_of(line, self._unit), "", Tone.PLAIN, "floor") for line in trial.lines]
        pieces: list[Piece] = [*said[-LINES_SHOWN:]]
        done = Action(N_("Done"), "tick", Deed("done"), leading=True)
        if trial.found is not None:
            belt = trial.found.belt
            pieces.insert(0, Note(in_unit(PASSED, _ends(belt), self._unit), Tone.GOOD))
            return DeskView("belt_over", TREADMILL, tuple(pieces), (done,))
        if trial.why is not None:
            why = (
                Note(sentence_of(trial.why, self._unit), Tone.ATTENTION),
                Note(advice_of(trial.why)),
            )
            again = Action(N_("Try again"), "undo", Deed("begin"))
            return DeskView("belt_over", TREADMILL, (*why, *pieces), (again, done))
        if asked is not None:
            pieces.insert(0, Note(asked_of(asked, self._unit), Tone.GOOD))
            return DeskView("belt_trial", TREADMILL, tuple(pieces), (END, NO, YES))
        wait = N_("The belt is being tried. Stay beside it.")
        far = N_("Waiting for the belt: wake it, and keep phones with its app away.")
        pieces.append(Row(wait if trial.begun else far, "", Tone.PLAIN, "wait"))
        return DeskView("belt_trial", TREADMILL, tuple(pieces), (END,))

    def _before(self) -> DeskView:
        belts = [row for row in self._room.archive.devices.all() if row.kind == BELT]
        tried = [row for row in belts if commissioned(row.address, row.facts) is not None]
        pieces: list[Piece] = [row for belt in tried for row in _limits_of(belt, self._unit)]
        actions = [
            Action(N_("Only read it"), "lock", Deed("withdraw", row.address)) for row in tried[:1]
        ]
        if not any(one.kind == BELT and one.ready for one in self._room.view().connections):
            pieces.append(Note(N_("No belt is connected. Wake it, or choose it in the set-up.")))
            return DeskView("belt", TREADMILL, tuple(pieces), tuple(actions))
        if not tried:
            pieces.append(Note(N_("This belt is only read: members set it at its console.")))
        pieces += [Note(words) for words in LAST]
        begin = Action(N_("Begin the trial"), "go", Deed("begin"), leading=True)
        return DeskView("belt", TREADMILL, tuple(pieces), (*actions, begin))

    def _withdraw(self, address: str) -> None:
        devices = self._room.archive.devices
        row = next(row for row in devices.all() if row.address == address)
        devices.forget(address)
        self._room.devices.settled(address, {})
        self._room.desk.log("belt commissioning withdrawn", {"address": address})

        def back() -> None:
            devices.write(address, BELT, row.facts)
            self._room.devices.settled(address, row.facts)
            self._room.desk.log("belt commissioning kept", {"address": address})

        self._room.undo = Undo(N_("The belt is only read from now on."), back)


def _limits_of(row: DeviceRow, unit: str) -> list[Row]:
    """How far it may be set, who tried it, and when."""
    belt = commissioned(row.address, row.facts)
    assert belt is not None
    stop, when = row.facts.get("stop_s"), str(row.facts.get("commissioned_at", ""))[:10]
    said = filled(
        TRIED,
        response=f"{belt.response_s:.0f}",
        stop=f"{stop:.0f}" if isinstance(stop, int | float) else "?",
        by=f"{row.facts.get('by', '')} {when}".strip(),
    )
    rows = [Row(in_unit(LIMITS, _ends(belt), unit), said, Tone.GOOD, "floor")]
    if belt.most_incline_pct is not None:
        pct = f"{belt.most_incline_pct:g}"
        rows.append(Row(filled(INCLINES, pct=pct), "", Tone.GOOD, "up"))
    return rows


def _ends(belt: Commissioned) -> tuple[tuple[str, str], ...]:
    return ("least", f"{belt.least_kmh:g}"), ("most", f"{belt.most_kmh:g}")
