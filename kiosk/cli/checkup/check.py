"""One thing looked at."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether the kiosk can live with it."""

    GOOD = "good"
    POOR = "poor"
    """It works, and something does not work as well as it could."""
    BAD = "bad"
    """The kiosk cannot do its work."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found, and what to do where it is not good."""

    name: str
    verdict: Verdict
    found: str
    do: str = ""


def good(name: str, found: str) -> Check:
    return Check(name, Verdict.GOOD, found)


def poor(name: str, found: str, do: str) -> Check:
    return Check(name, Verdict.POOR, found, do)


def bad(name: str, found: str, do: str) -> Check:
    return Check(name, Verdict.BAD, found, do)
