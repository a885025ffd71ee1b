"""What an exercise is: purpose, dose, words, aims, and each error with the signs that show it."""

from enum import StrEnum
from typing import Annotated, Literal, Self
from unicodedata import category

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from kiosk.coaching.broken_toml import CHARACTERS
from kiosk.coaching.metrics import METRICS
from kiosk.coaching.said import Said
from kiosk.coaching.target import TOLERANCE_PCT
from kiosk.words import N_

MAX_CUE_WORDS = 6
UNREADABLE = frozenset({"Cc", "Cf", "Cs"})
"""Control characters, those that turn the direction of writing, and halves of characters."""


class Strict(BaseModel):
    """Every field known, nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def short_enough(text: str) -> bool:
    """Whether a running member can take a cue in at a glance."""
    return len(text.split()) <= MAX_CUE_WORDS


def _short(text: str) -> str:
    if not short_enough(text):
        raise ValueError(Said(N_("a cue has at most {n} words"), n=MAX_CUE_WORDS))
    return text


def readable(text: str) -> str:
    if any(category(character) in UNREADABLE for character in text):
        raise ValueError(Said(CHARACTERS))
    return text


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, strip_whitespace=True),
    AfterValidator(readable),
]


CueText = Annotated[Text, AfterValidator(_short)]


class Belt(StrEnum):
    """What the belt does during an exercise."""

    MOVING = "moving"
    STOPPED = "stopped"


class Rank(StrEnum):
    """The order in which errors are cued: safety, the exercise's main aim, the rest."""

    SAFETY = "safety"
    AIM = "aim"
    REST = "rest"


class When(StrEnum):
    """When an error is cued: at once, or at the end of a set that had it throughout."""

    NOW = "now"
    SET_END = "set_end"


class Compared(Strict):
    """A metric, and what it is compared with."""

    metric: str
    unit: str
    """The metric's own unit, or % of what it is compared with."""
    than: Literal["zero", "baseline", "first_set", "own_median", "own_best", "target"] = "zero"

    @model_validator(mode="after")
    def _comparable(self) -> Self:
        if self.metric not in METRICS:
            raise ValueError(f"metric {self.metric!r} is not one of {', '.join(sorted(METRICS))}")
        if self.unit not in {METRICS[self.metric].unit, "%"}:
            raise ValueError(f"unit of {self.metric} is {METRICS[self.metric].unit} or %")
        if self.unit == "%" and self.than == "zero" and METRICS[self.metric].unit != "%":
            raise ValueError("a percentage needs something to be compared with: set than")
        return self


class Sign(Compared):
    """One measurable condition. All signs of an error must hold together."""

    above: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.above is None) == (self.below is None):
            raise ValueError("a sign has exactly one of above and below")
        return self


class Aim(Compared):
    """Where a number of an exercise should lie; shown beside it after a set, never a grade."""

    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise ValueError("an aim has at_least, at_most or both")
        return self


class ErrorSigns(Strict):
    """One error of an exercise. Without signs it cannot be sensed: asked or left, never cued."""

    name: Name
    rank: Rank = Rank.REST
    when: When = When.NOW
    cue: CueText
    dwell_s: Annotated[float, Field(ge=2, le=30)] = 5.0
    signs: tuple[Sign, ...] = ()
    or_signs: tuple[tuple[Sign, ...], ...] = ()
    """Other ways in which the same error shows, such as to another sensor."""
    more_rest_s: Annotated[float, Field(ge=0, le=60)] = 0.0
    """Added to the rest that follows, when the error is cued at the end of a set."""

    @property
    def ways(self) -> tuple[tuple[Sign, ...], ...]:
        """Each way in which the error shows; none for what no sensor sees."""
        return tuple(signs for signs in (self.signs, *self.or_signs) if signs)

    def sensed_with(self, metrics: frozenset[str]) -> bool:
        """Whether these metrics are enough to see it."""
        return any({sign.metric for sign in signs} <= metrics for signs in self.ways)


class Dose(Strict):
    """How much of it."""

    sets: Annotated[int, Field(ge=1, le=15)]
    work_s: Annotated[float, Field(ge=10, le=60)]
    rest_s: Annotated[float, Field(ge=5, le=90)]


class Level(Strict):
    """Another form of the same exercise, easier or harder."""

    name: Name
    title: Text
    belt: Belt
    dose: Dose
    locked: bool = False
    """Off unless a program unlocks it."""
    still: bool = False
    """Done standing: nobody has to be seen moving for the time to run."""
    show: tuple[Text, ...] = ()
    """What the demonstration says, instead of the exercise's own."""
    faster_kmh: Annotated[float, Field(ge=0, le=3)] = 0.0
    """Above the silent run in each set, so that nothing of it is compared and no beat given."""


class Exercise(Strict):
    """An exercise as data."""

    name: Name
    title: Text
    ours: bool = False
    """Our version of an exercise whose form the source only shows in a video."""
    evidence: Literal["A", "B", "C", "D"]
    belt: Belt
    purpose: Text
    show: tuple[Text, ...]
    """What the demonstration says."""
    dose: Dose
    cues: tuple[CueText, ...]
    raise_pct: tuple[Annotated[float, Field(ge=0, le=10)], ...] = ()
    """Aim above the own baseline cadence for each set; the last value holds from then on."""
    tolerance_pct: Annotated[float, Field(ge=2, le=6)] = TOLERANCE_PCT
    """Half width of the band around that aim."""
    beat_per_min: Annotated[float, Field(ge=100, le=190)] | None = None
    """A beat of its own, where the aim is not a running cadence."""
    plain_beat_per_min: Annotated[float, Field(ge=100, le=190)] | None = None
    """A beat to move to where nothing counts the steps; it is no aim."""
    cue_every_s: Annotated[float, Field(ge=15, le=120)] | None = None
    """Say the cues in turn this often, whatever is seen; between them silence."""
    reference: Literal["run", "rest"] = "run"
    """What "baseline" means in a sign: the silent run, or the rests of this exercise."""
    calf_check: bool = False
    """Ask after the calves of a returning member first; "no" lowers the dose."""
    still: bool = False
    """Done standing, as a level may be."""
    levels: tuple[Level, ...] = ()
    tiers: tuple[Dose, ...] = ()
    """Doses that a plan grows through, one after two good visits."""
    silent_last_set: bool = False
    self_start: bool = False
    """Starts and stops by itself, because the screen is out of reach."""
    feel: Text
    unsensed: tuple[Text, ...] = ()
    """What no sensor here sees: asked, never cued."""
    aims: tuple[Aim, ...] = ()
    """Its numbers, most important first: the first ones that are known are shown at its end."""
    errors: tuple[ErrorSigns, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> "Exercise":
        for named in (self.errors, self.levels):
            names = [one.name for one in named]
            if len(set(names)) != len(names):
                raise ValueError("two errors or levels have the same name")
        return self

    @property
    def has_beat(self) -> bool:
        """Whether a beat leads through it where nothing counts the steps."""
        return (self.beat_per_min or self.plain_beat_per_min) is not None

    def level(self, name: str) -> Level | None:
        """The level of that name."""
        return next((level for level in self.levels if level.name == name), None)
