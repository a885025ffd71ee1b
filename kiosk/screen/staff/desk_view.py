"""What the desk may show: one immutable DeskView at a time, built of pieces, and the deeds that
come back. Words are message ids; `Filled` puts values into one. Nothing here knows a store."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Filled:
    """A message id with `{name}` places, and what goes there: data, or further message ids."""

    message: str
    values: tuple[tuple[str, str], ...] = ()


Words = str | Filled


def filled(message: str, **values: str) -> Filled:
    """The message with these values."""
    return Filled(message, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Deed:
    """What a touch asks the desk for. `value` is what was typed, where something was."""

    what: str
    about: str = ""
    value: str = field(default="", repr=False)


class Tone(StrEnum):
    """How a piece stands out; shape and words say the same."""

    PLAIN = "plain"
    GOOD = "good"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Tile:
    """A way to another page."""

    title: Words
    icon: str
    deed: Deed
    tone: Tone = Tone.PLAIN
    detail: Words = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing: what it is, how it stands, and what a tap on it does."""

    title: Words
    detail: Words = ""
    tone: Tone = Tone.PLAIN
    icon: str = ""
    deed: Deed | None = None
    battery_pct: float | None = None


@dataclass(frozen=True, slots=True)
class Stepper:
    """A value between its ends, moved one tap a step. No deed where an end is reached."""

    title: Words
    value: Words
    less: Deed | None = None
    more: Deed | None = None
    safe: Words = ""
    """The range in which it may be, in words."""


@dataclass(frozen=True, slots=True)
class Option:
    """One possibility of a choice."""

    label: Words
    deed: Deed
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few."""

    title: Words
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence or two."""

    text: Words
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Trend:
    """One measure from visit to visit: before and after each, None where not measured."""

    title: Words
    points: tuple[tuple[float | None, float | None], ...]
    """In people's units."""
    unit: str = ""
    """Written behind the ends of the scale."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A signal of the last seconds."""

    title: Words
    samples: tuple[float, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """The moving figure of an exercise, as a member would see it."""

    movement: str


@dataclass(frozen=True, slots=True)
class Pad:
    """Keys to type with. The deed comes back with what was typed as its value."""

    prompt: Words
    deed: Deed
    digits: bool = True
    longest: int = 4
    secret: bool = True
    start: str = ""
    decimals: bool = False
    """Whether digits may have a point among them."""


Piece = Tile | Row | Stepper | Choice | Note | Trend | Trace | Figure | Pad


@dataclass(frozen=True, slots=True)
class Action:
    """A deed that is always in reach, below the pieces."""

    label: Words
    icon: str
    deed: Deed
    leading: bool = False


@dataclass(frozen=True, slots=True)
class DeskView:
    """One page of the desk."""

    name: str
    """Which page; another name begins at its top."""
    title: Words
    pieces: tuple[Piece, ...] = ()
    actions: tuple[Action, ...] = ()
    who: str = ""
    """Who is signed in."""
    role: Words = ""
    back: bool = True
    problem: Words = ""
    """What did not work, and what to do."""
    undo: Words = ""
    """What was just done and can be taken back; empty when nothing can."""
    busy: bool = False
    step: tuple[int, int] | None = None
    """Of a guided set-up: which step, of how many."""


BACK = Deed("back")
LEAVE = Deed("leave")
UNDO = Deed("undo")
OPEN = Deed("open")
