"""Everything a visit remembers. `visit` changes it, `picture` draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.coaching.earlier import Earlier
from kiosk.coaching.exercise import Exercise
from kiosk.coaching.guide import Guide
from kiosk.coaching.journal import Journal
from kiosk.coaching.mishap import Mishaps
from kiosk.coaching.offer import Sensed
from kiosk.coaching.presence import Presence
from kiosk.coaching.program import Program
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.stage import Stage
from kiosk.coaching.view import Phase, Question
from kiosk.gait.measures import Live, SetResult, Step

NOTICE_US = 6_000_000


@dataclass(slots=True)
class State:
    """One visit, so far."""

    program: Program
    exercises: Mapping[str, Exercise]
    earlier: Earlier
    stages: tuple[Stage, ...]
    at: int = 0
    now_us: int | None = None
    elapsed_us: int = 0
    extra_us: int = 0
    """Added to the stage that runs, such as a longer rest."""
    longer_rest_us: int = 0
    """Added to the stage that comes next."""
    live: Live = field(default_factory=lambda: Live(0))
    guide: Guide | None = None
    guided_part: int = -1
    """The part of the program that the guide is for."""
    journal: Journal = field(default_factory=Journal)
    presence: Presence = field(default_factory=Presence)
    mishaps: Mishaps = field(default_factory=Mishaps)
    sensed: Sensed = field(default_factory=Sensed)
    asked: list[tuple[Question, float | None]] = field(default_factory=list)
    """Questions open on this stage, each with what was measured of it."""
    answers: list[AnswerRecord] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    notice: tuple[str, int] | None = None
    """A message id and since when."""
    shown_until_us: int = 0
    dropped: set[int] = field(default_factory=set)
    """Parts of the program that are left out today."""
    lowered: set[int] = field(default_factory=set)
    """Parts of which only one set is done today."""
    complete: bool = True
    restarts: int = 0
    """So often the silent bout that runs began again."""
    is_known: bool = False
    """Whether somebody signed in."""
    staff_called: bool = False
    forgotten: bool = False
    """The member wants nothing kept of this visit."""
    finished: bool = False

    @property
    def stage(self) -> Stage:
        """Where the visit is."""
        return self.stages[self.at]

    @property
    def now(self) -> int:
        """Kiosk time; 0 before the first tick."""
        return self.now_us or 0

    @property
    def left_us(self) -> int | None:
        """How much of the stage is left; None without an end."""
        if self.stage.seconds is None:
            return None
        return round(self.stage.seconds * 1e6) + self.extra_us - self.elapsed_us

    @property
    def question(self) -> Question | None:
        """The question on the screen."""
        return self.asked[0][0] if self.asked else None

    @property
    def held(self) -> str | None:
        """Why the time stands still now."""
        return self.presence.held(self.stage, self.now)

    @property
    def has_feedback(self) -> bool:
        """Whether aim, beat and cues are shown: guided, not faded, or asked for."""
        stage = self.stage
        if self.now < self.shown_until_us:
            return stage.phase in (Phase.SET, Phase.WALK)
        if stage.phase is Phase.WALK and self.extra_us:
            return True  # walked longer, to follow the cue
        share = self.elapsed_us < (stage.seconds or 0.0) * 1e6 * self.earlier.feedback_share
        return stage.guided and share

    def tell(self, note: str, notice: str | None = None) -> None:
        """Keep a note of what happened, and say it."""
        self.notes.append(note)
        if notice is not None:
            self.notice = (notice, self.now)

    def result(self, name: str) -> SetResult | None:
        """The sums of the latest whole bout of that name."""
        bout = self.journal.last(name)
        return None if bout is None or bout.ended_us is None else bout.result(bout.ended_us)

    def steps(self, steps: list[Step]) -> None:
        """Keep every step where it happened."""
        self.sensed.steps(steps)
        for step in steps:
            self.journal.add(step)
            self.presence.step(step.initial_contact_us)
