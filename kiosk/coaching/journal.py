"""Everything measured in a visit, each step in the bout it belongs to. Nothing is lost."""

from dataclasses import dataclass, field

from kiosk.coaching.bout import sum_up
from kiosk.coaching.record import SetRecord
from kiosk.coaching.signs import means, values_of
from kiosk.gait.measures import Live, SetResult, Step

LIVE_EVERY_US = 250_000
"""A bout keeps a live value this often: enough for its mean, small for a long visit."""


@dataclass(slots=True)
class Bout:
    """One measured stretch of time; open while `ended_us` is None."""

    exercise: str
    number: int
    started_us: int
    ended_us: int | None = None
    target_spm: float | None = None
    steps: list[Step] = field(default_factory=list)
    heard: list[Live] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)
    outcome: str = "done"
    part: int = -1
    """Which part of the program it belongs to."""
    _summed: tuple[int, SetResult] | None = None

    def holds(self, at_us: int) -> bool:
        """Whether an instant lies in this bout."""
        return self.started_us <= at_us and (self.ended_us is None or at_us < self.ended_us)

    def take_as(self, result: SetResult) -> None:
        """Keep the sums of a bout whose live values are gone."""
        self._summed = (len(self.steps), result)

    def own_values(self) -> dict[str, float]:
        """What later bouts are compared with: the mean of every metric."""
        if self.heard or self._summed is None:
            return means(self.heard)
        return values_of(self._summed[1])

    def result(self, now_us: int) -> SetResult:
        """The bout so far, or as it ended; summed up again only when a late step came in."""
        if self.ended_us is None:
            return sum_up(self.started_us, now_us, self.steps, self.heard)
        if self._summed is None or self._summed[0] != len(self.steps):
            result = sum_up(self.started_us, self.ended_us, self.steps, self.heard)
            self._summed = (len(self.steps), result)
        return self._summed[1]


class Journal:
    """Bouts in order. A step that is reported late still lands where it happened."""

    def __init__(self) -> None:
        self.bouts: list[Bout] = []
        self.between: list[Step] = []

    @property
    def open_bout(self) -> Bout | None:
        """The bout that is going on."""
        return self.bouts[-1] if self.bouts and self.bouts[-1].ended_us is None else None

    def begin(self, exercise: str, number: int, at_us: int) -> Bout:
        """Open a bout, closing one that is still open."""
        self.end(at_us)
        bout = Bout(exercise, number, at_us)
        self.bouts.append(bout)
        return bout

    def end(self, at_us: int, outcome: str = "done") -> Bout | None:
        """Close the open bout, if there is one."""
        bout = self.open_bout
        if bout is not None:
            bout.ended_us, bout.outcome = at_us, outcome
        return bout

    def add(self, step: Step) -> None:
        """Keep a step in the bout in which it began."""
        for bout in reversed(self.bouts):
            if bout.holds(step.initial_contact_us):
                bout.steps.append(step)
                return
        self.between.append(step)

    def hear(self, live: Live) -> None:
        """Keep a live value of the open bout now and then."""
        bout = self.open_bout
        if bout is None or not bout.holds(live.at_us):
            return
        if not bout.heard or live.at_us - bout.heard[-1].at_us >= LIVE_EVERY_US:
            bout.heard.append(live)

    def last(self, exercise: str) -> Bout | None:
        """The latest bout of that name."""
        return next((b for b in reversed(self.bouts) if b.exercise == exercise), None)

    def records(self, now_us: int) -> tuple[SetRecord, ...]:
        """What the store keeps. A bout that is still open counts as left."""
        return tuple(
            SetRecord(
                *(bout.exercise, bout.number, bout.result(now_us)),
                tuple(sorted(bout.steps, key=lambda step: step.initial_contact_us)),
                *(bout.target_spm, tuple(bout.cues)),
                "left" if bout.ended_us is None else bout.outcome,
            )
            for bout in self.bouts
        )
