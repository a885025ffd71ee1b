"""What earlier visits say of a member. A guest has none."""

from dataclasses import dataclass

FEEDBACK_SHARE = (1.0, 1.0, 1.0, 1.0, 0.75, 0.5, 0.25, 0.10)
"""By visit, the last for good: what was learnt lasts when feedback fades (Bowser 2018)."""
SETTLED_AFTER = 3
"""Until then the belt itself is being learnt, and before and after are hard to compare."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The member's visits so far, and the language the words are wanted in."""

    visits: int = 0
    language: str = "en"

    @property
    def feedback_share(self) -> float:
        """The share of each guided set that has feedback, in this visit."""
        return FEEDBACK_SHARE[min(self.visits, len(FEEDBACK_SHARE) - 1)]

    @property
    def settling(self) -> bool:
        """Whether the member is still getting used to the belt."""
        return self.visits < SETTLED_AFTER
