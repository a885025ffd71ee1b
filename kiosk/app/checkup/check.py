"""One thing looked at."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.screen.staff.desk_view import Filled, Words


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
    found: Words
    do: Words = ""


def good(name: str, found: Words) -> Check:
    return Check(name, Verdict.GOOD, found)


def poor(name: str, found: Words, do: Words) -> Check:
    return Check(name, Verdict.POOR, found, do)


def bad(name: str, found: Words, do: Words) -> Check:
    return Check(name, Verdict.BAD, found, do)


def in_english(words: Words) -> str:
    """As a terminal, a log and a support file say it."""
    if isinstance(words, Filled):
        return words.message.format(**{name: in_english(value) for name, value in words.values})
    return words
