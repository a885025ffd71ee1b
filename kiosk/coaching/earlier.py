"""What earlier visits say of a member; a guest has none. Plain values: see `history`."""

from dataclasses import dataclass, field

from kiosk.coaching.ladder import Climbed

FEEDBACK_SHARE = (1.0, 1.0, 1.0, 1.0, 0.75, 0.5, 0.25, 0.10)
"""By visit, the last for good: what was learnt lasts when feedback fades (Bowser 2018)."""
SETTLED_AFTER = 3
"""Until then the belt itself is being learnt, and before and after are hard to compare."""


@dataclass(frozen=True, slots=True)
class OwnRun:
    """A silent baseline of an earlier visit."""

    speed_mps: float | None
    cadence_spm: float | None
    contact_time_s: float | None = None


@dataclass(frozen=True, slots=True)
class Guessed:
    """How far off a guess was in an earlier visit, in the unit of the question; 0 was right."""

    question: str
    error: float


@dataclass(frozen=True, slots=True)
class Earlier:
    """The member's visits so far, oldest first, and the language the words are wanted in."""

    visits: int = 0
    language: str = "en"
    guesses: tuple[Guessed, ...] = ()
    eases: tuple[float, ...] = ()
    """How easy the runs felt at the end of each visit, 1 to 5."""
    runs: tuple[OwnRun, ...] = ()
    climbed: Climbed = field(default_factory=Climbed)
    """How far a plan has been climbed."""
    best_reactivity: float | None = None
    """Of all sets of hops: time in the air over time on the ground."""

    @property
    def feedback_share(self) -> float:
        """The share of each guided set that has feedback, in this visit."""
        return FEEDBACK_SHARE[min(self.visits, len(FEEDBACK_SHARE) - 1)]

    @property
    def settling(self) -> bool:
        """Whether the member is still getting used to the belt."""
        return self.visits < SETTLED_AFTER
