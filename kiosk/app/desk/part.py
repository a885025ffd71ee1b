"""One part of a program: dose and targets in their safe ranges, cue words, place in the order."""

from typing import Protocol

from kiosk.app.desk.members import Typed
from kiosk.app.desk.part_words import title_of
from kiosk.app.desk.room import Gone, Page
from kiosk.coaching.exercise import MAX_CUE_WORDS, Dose
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Part as ProgramPart
from kiosk.coaching.program import PartKind, Program
from kiosk.screen.staff.desk_view import (
    Action,
    Deed,
    DeskView,
    Piece,
    Row,
    Stepper,
    Tone,
    Words,
    filled,
)
from kiosk.screen.words import OWN_NAMES
from kiosk.words import N_
from kiosk.words.catalogue import load

SETS, WORK, REST, SECONDS, AIM = "sets", "work_s", "rest_s", "seconds", "raise_pct"
RANGES = {
    SETS: (N_("Sets"), 1.0, 15.0, 1.0, ""),
    WORK: (N_("Work"), 10.0, 60.0, 5.0, " s"),
    REST: (N_("Rest"), 5.0, 90.0, 5.0, " s"),
    SECONDS: (N_("Length"), 5.0, 900.0, 5.0, " s"),
    AIM: (N_("Aim above own cadence"), 0.0, 10.0, 1.0, " %"),
}
"""Field to title, ends, step, unit: the ranges of the program files, which refuse anything else."""
MOVED, CHANGED, REMOVED = N_("Moved."), N_("Changed."), N_("Removed.")
NEEDED = frozenset({PartKind.BASELINE, PartKind.RETEST, PartKind.SUMMARY})


class Editing(Protocol):
    """The program that the part belongs to."""

    @property
    def program(self) -> Program:
        """As it is now."""

    def change(self, parts: tuple[ProgramPart, ...], said: Words) -> None:
        """Keep another draft; raises ValueError where a rule of programs is broken."""


class Part:
    """Opened from the editor; each change is a draft at once and can be undone."""

    lively = False

    def __init__(self, editor: Editing, number: int) -> None:
        self._editor, self._number = editor, number

    def view(self) -> DeskView:
        """Steppers, then the words of each cue."""
        part = self._part()
        pieces: list[Piece] = [_stepper(name, value) for name, value in values_of(part).items()]
        if part.exercise is not None:
            for error in builtin_exercises()[part.exercise].errors:
                for code, language in OWN_NAMES.items():
                    own = part.cues.get(error.name, {}).get(code)
                    said = own or load(code).gettext(error.cue)
                    deed = Deed("cue", f"{error.name} {code}")
                    tone = Tone.GOOD if own else Tone.PLAIN
                    pieces.append(Row(said, language, tone, "letter", deed))
        actions = [
            Action(N_("Earlier"), "up", Deed("earlier")),
            Action(N_("Later"), "down", Deed("later")),
        ]
        if part.kind not in NEEDED:
            actions.append(Action(N_("Remove"), "bin", Deed("remove")))
        return DeskView(f"part_{self._number}", title_of(part), tuple(pieces), tuple(actions))

    def do(self, deed: Deed) -> Page | None:
        """Change the part, or its place."""
        match deed.what:
            case "more" | "less":
                self._step(deed.about, 1 if deed.what == "more" else -1)
            case "earlier" | "later":
                self._move(-1 if deed.what == "earlier" else 1)
            case "remove":
                parts = list(self._editor.program.parts)
                parts.pop(self._number)
                self._editor.change(tuple(parts), REMOVED)
                raise Gone
            case "cue":
                return self._cue(*deed.about.split())
        return None

    def _part(self) -> ProgramPart:
        parts = self._editor.program.parts
        if self._number >= len(parts):
            raise Gone
        return parts[self._number]

    def _step(self, name: str, way: int) -> None:
        part = self._part()
        _title, low, high, step, _unit = RANGES[name]
        value = min(max(values_of(part)[name] + way * step, low), high)
        self._put(with_value(part, name, value))

    def _put(self, part: ProgramPart) -> None:
        parts = list(self._editor.program.parts)
        parts[self._number] = part
        self._editor.change(tuple(parts), CHANGED)

    def _move(self, way: int) -> None:
        parts, to = list(self._editor.program.parts), self._number + way
        if not 0 <= to < len(parts):
            return
        parts.insert(to, parts.pop(self._number))
        self._editor.change(tuple(parts), MOVED)
        self._number = to

    def _cue(self, error: str, language: str) -> Page:
        part = self._part()
        own = part.cues.get(error, {}).get(language, "")

        def written(text: str) -> None:
            if len(text.split()) > MAX_CUE_WORDS:
                raise ValueError(f"at most {MAX_CUE_WORDS} words")
            words = {**part.cues.get(error, {}), language: text}
            self._put(_with(part, cues={**part.cues, error: words}))

        return Typed(N_("A cue of at most six words"), written, own.upper(), 40)


def values_of(part: ProgramPart) -> dict[str, float]:
    """Each number of a part that staff may move."""
    if part.exercise is None:
        return {SECONDS: part.seconds or 0.0}
    exercise = builtin_exercises()[part.exercise]
    dose = part.dose or exercise.dose
    values = {SETS: float(dose.sets), WORK: dose.work_s, REST: dose.rest_s}
    aims = part.raise_pct or exercise.raise_pct
    return values | ({AIM: aims[-1]} if aims else {})


def with_value(part: ProgramPart, name: str, value: float) -> ProgramPart:
    """The part with one number changed."""
    if name == SECONDS:
        return _with(part, seconds=value)
    if name == AIM:
        aims = part.raise_pct or builtin_exercises()[part.exercise or ""].raise_pct
        return _with(part, raise_pct=(*(min(aim, value) for aim in aims[:-1]), value))
    dose = part.dose or builtin_exercises()[part.exercise or ""].dose
    changed = dose.model_dump() | {name: int(value) if name == SETS else value}
    return _with(part, dose=Dose.model_validate(changed))


def _with(part: ProgramPart, **changes: object) -> ProgramPart:
    return ProgramPart.model_validate(part.model_dump() | changes)


def _stepper(name: str, value: float) -> Stepper:
    title, low, high, _step, unit = RANGES[name]
    safe = filled(N_("{low} to {high}"), low=f"{low:.0f}{unit}", high=f"{high:.0f}{unit}")
    return Stepper(
        *(title, f"{value:.0f}{unit}"),
        Deed("less", name) if value > low else None,
        Deed("more", name) if value < high else None,
        safe,
    )
