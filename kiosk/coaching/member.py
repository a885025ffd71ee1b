"""Who is on the belt, as far as the screen may know, and what a person types to say so."""

from dataclasses import dataclass, field
from enum import StrEnum


class Consent(StrEnum):
    """Three separate questions, each unticked at first and refusable without loss of service."""

    STORE = "store"
    """Keep my visits, to show me how they change."""
    COACH = "coach"
    """Staff may look at my visits."""
    RESEARCH = "research"
    """Keep the raw streams of my sensors, for 30 days, to make the kiosk better."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """A member says who they are."""

    nickname: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Join:
    """Somebody of sixteen or more becomes a member."""

    nickname: str
    pin: str = field(repr=False)
    consents: frozenset[Consent] = frozenset()
    sixteen: bool = False
    """Under 16 is guest only."""


@dataclass(frozen=True, slots=True)
class Known:
    """The member who is signed in."""

    nickname: str
    visits: int = 0
    consents: frozenset[Consent] = frozenset()
    can_resume: bool = False
    """Their last visit was cut short less than ten minutes ago."""


@dataclass(frozen=True, slots=True)
class Door:
    """How signing in stands."""

    busy: bool = False
    refused: str | None = None
    """Why not, as a message id that says what to do."""
    wait_s: float | None = None
    """After too many wrong PINs: how long until the next try counts."""


@dataclass(frozen=True, slots=True)
class TakeHome:
    """A member's way to take the visit along. A matrix is rows of dark (True) and light."""

    link: str | None = None
    link_matrix: tuple[tuple[bool, ...], ...] = ()
    minutes_left: float | None = None
    offline_matrix: tuple[tuple[bool, ...], ...] = ()
    """The summary itself, for a phone without the network."""
    problem: str | None = None
    """Why there is no link, as a message id."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The receipt of a deletion."""

    visits: int
    steps: int
    member: bool
    """Whether the member is gone too, or only a visit."""
    forgotten_at: str
    """UTC, ISO 8601."""
    gone_from_backups_by: str
    """The day by which the last backup that may hold it is deleted."""
    at_the_gym: bool = False
    """Whether the gym's database was told as well; it deletes when it hears of it."""


Said = float | SignIn | Join | frozenset[Consent] | None
"""What can come with an intent."""
