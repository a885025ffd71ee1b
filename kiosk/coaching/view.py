"""What the screen may know: one immutable View a frame, and the intents that come back."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.gait.measures import Live, SetResult


class Phase(StrEnum):
    WELCOME = "welcome"
    COUNTDOWN = "countdown"
    SET = "set"
    REST = "rest"
    SUMMARY = "summary"


class Intent(StrEnum):
    """What a touch asks for."""

    START = "start"
    STOP = "stop"
    SKIP = "skip"
    EASIER = "easier"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Cue:
    """At most six words, as a gettext message id."""

    text: str
    since_us: int


@dataclass(frozen=True, slots=True)
class Band:
    """Where a value should lie, in the unit of the value."""

    low: float
    target: float
    high: float


@dataclass(frozen=True, slots=True)
class Connection:
    """One device as a person would name it."""

    name: str
    ready: bool


@dataclass(frozen=True, slots=True)
class View:
    """Everything the screen draws. Words are message ids; numbers are SI."""

    at_us: int
    phase: Phase
    title: str
    live: Live
    time_left_s: float | None = None
    cue: Cue | None = None
    cadence_band_spm: Band | None = None
    beat_spm: float | None = None
    """The metronome's beats a minute, one a step; None while silent."""
    beat_us: int | None = None
    """Kiosk time of one audible beat, from which the moving dot takes its phase."""
    set_number: int | None = None
    set_count: int | None = None
    connections: tuple[Connection, ...] = ()
    before: SetResult | None = None
    after: SetResult | None = None
