"""What a program is: parts in order, with doses inside safe ranges. Staff write these."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from kiosk.coaching.allowed import PICTURE_PATTERN
from kiosk.coaching.exercise import CueText, Dose, Name, Strict, Text, readable
from kiosk.coaching.said import Said
from kiosk.coaching.tuned import Targets
from kiosk.words import N_

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]

PictureName = Annotated[str, StringConstraints(pattern=PICTURE_PATTERN, max_length=100)]
"""Of a file in the folder of staff's pictures, never a way to another place."""

FORMAT = 1
"""Of the file. A newer one is refused, an older one migrated."""


class PartKind(StrEnum):
    """What a program can be made of, in the order in which a visit makes sense."""

    WHO = "who"
    READY = "ready"
    PODS = "pods"
    STAND_TALL = "stand_tall"
    WALK = "walk"
    EASY_RUN = "easy_run"
    BASELINE = "baseline"
    GUESS = "guess"
    EXERCISE = "exercise"
    RETEST = "retest"
    COOL_DOWN = "cool_down"
    SUMMARY = "summary"


class Beat(StrEnum):
    """When the metronome sounds in a guided set."""

    CONSTANT = "constant"
    BANDWIDTH = "bandwidth"
    """Only while the member is outside the band."""
    OFF = "off"


class Part(Strict):
    """One part of a visit."""

    kind: PartKind
    seconds: Annotated[float, Field(ge=5, le=900)] | None = None
    """How long; an exercise takes its length from its dose."""
    exercise: Name | None = None
    dose: Dose | None = None
    """Instead of the exercise's own."""
    level: Name | None = None
    """One of the exercise's levels."""
    unlocked: bool = False
    """Staff take responsibility for a level that is off by default."""
    rung: Annotated[int, Field(ge=1, le=5)] | None = None
    """Of the ladder stand, march, walk, run, exercises: left out until the rung below is held."""
    grows: bool = False
    """The dose grows by the exercise's tiers, one after two good visits."""
    asked: Literal["desk_day"] | None = None
    """Only where the member says so: left out, and not counted in the length, until then."""
    cues: dict[Name, dict[Language, CueText]] = Field(default_factory=dict)
    """Error to language to words, instead of the exercise's own."""
    show: dict[Language, tuple[Text, ...]] = Field(default_factory=dict)
    """Language to what the demonstration says, instead of the exercise's own."""
    say: dict[Language, tuple[CueText, ...]] = Field(default_factory=dict)
    """Language to the cues that an exercise says in turn, instead of its own."""
    targets: Targets | None = None
    """Instead of the exercise's own, inside safe ranges."""
    raise_pct: tuple[Annotated[float, Field(ge=0, le=10)], ...] | None = None
    """Instead of the exercise's own aims; +10 % is the cap and not editable."""

    @model_validator(mode="after")
    def _complete(self) -> "Part":
        is_exercise = self.kind is PartKind.EXERCISE
        if is_exercise and self.exercise is None:
            raise ValueError(Said(N_("a part of kind exercise needs the field exercise")))
        if is_exercise and self.seconds is not None:
            raise ValueError(Said(N_("an exercise has a dose, not seconds")))
        if not is_exercise and self.seconds is None:
            raise ValueError(
                Said(N_("a part of kind {kind} needs the field seconds"), kind=self.kind)
            )
        own = (self.exercise, self.dose, self.raise_pct, self.level, self.unlocked, self.cues)
        more = (self.grows, self.asked, self.targets, self.show, self.say)
        if not is_exercise and any((*own, *more)):
            raise ValueError(
                Said(N_("exercise, dose, level, cues belong to parts of kind exercise"))
            )
        return self


class Program(Strict):
    """A program as data."""

    format: Literal[1]
    name: Name
    version: Annotated[int, Field(ge=1, le=9999)]
    title: Text
    note: Annotated[str, AfterValidator(readable)] = ""
    evidence: Literal["A", "B", "C", "D"]
    """How well the whole is founded: A several trials, B one, C mixed, D opinion."""
    media: dict[Name, PictureName] = Field(default_factory=dict)
    """Exercise to the file of its picture or film, shown instead of the product's own figure."""
    beat: Beat = Beat.CONSTANT
    demonstrations: bool = True
    """Whether each exercise is explained and shown before its first set."""
    retired: bool = False
    """Withdrawn by staff: kept for the visits that name it, followed by none."""
    parts: Annotated[tuple[Part, ...], Field(min_length=2, max_length=60)]

    @model_validator(mode="after")
    def _sound(self) -> "Program":
        kinds = [part.kind for part in self.parts]
        for needed in (PartKind.BASELINE, PartKind.RETEST, PartKind.SUMMARY):
            if kinds.count(needed) != 1:
                raise ValueError(
                    Said(N_("a program has exactly one part of kind {kind}"), kind=needed)
                )
        if kinds[-1] is not PartKind.SUMMARY:
            raise ValueError(Said(N_("the last part is the summary")))
        if kinds.index(PartKind.BASELINE) > kinds.index(PartKind.RETEST):
            raise ValueError(Said(N_("the baseline comes before the retest")))
        if kinds.index(PartKind.RETEST) < max(
            (i for i, kind in enumerate(kinds) if kind is PartKind.EXERCISE), default=0
        ):
            raise ValueError(Said(N_("the retest comes after the exercises")))
        return self
