"""Whoever stands beside the treadmill: asked to do something, to press a key, to give a number."""

from typing import Protocol

import typer

from kiosk.cli.keyboard import Keyboard
from kiosk.words import N_

BETWEEN = N_("  between {least} and {most}, please")
SEVERAL = N_("  numbers between {least} and {most}, spaces between, please")
NOW, AGAIN = N_("Do it now?"), N_("Done today already. Do it again?")


class Staff(Protocol):
    """Answers in their own time; the sensors are heard meanwhile. What is said is a message id."""

    async def wants(self, check: str, preparation: str, done: bool) -> bool:
        """Whether this check shall be done, perhaps once more; says what is needed for it."""

    async def press(self, when: str) -> None:
        """Return at the key press that was asked for."""

    async def number(self, what: str, least: float, most: float, usual: float) -> float:
        """A number in these limits."""

    async def numbers(self, what: str, least: float, most: float) -> list[float]:
        """Several numbers in these limits, at least one."""

    def told(self, message: str) -> None:
        """What went wrong, before it is asked for again."""


class AtTheKeyboard:
    """A person at a terminal; end of input or Ctrl-C leaves the whole walk."""

    def __init__(self, keyboard: Keyboard) -> None:
        self._keyboard, self._words = keyboard, keyboard.words

    async def wants(self, check: str, preparation: str, done: bool) -> bool:
        typer.echo()
        self._keyboard.say(check)
        self._keyboard.say(preparation)
        return await self._keyboard.yes(self._words(AGAIN if done else NOW), usual=not done)

    async def press(self, when: str) -> None:
        await self._keyboard.line(self._words(when))

    async def number(self, what: str, least: float, most: float, usual: float) -> float:
        while True:
            typed = await self._keyboard.line(f"{self._words(what)} [{usual:g}]")
            said = _numbers(typed) if typed else [usual]
            if len(said) == 1 and least <= said[0] <= most:
                return said[0]
            self._refuse(BETWEEN, least, most)

    async def numbers(self, what: str, least: float, most: float) -> list[float]:
        while True:
            said = _numbers(await self._keyboard.line(self._words(what)))
            if said and all(least <= one <= most for one in said):
                return said
            self._refuse(SEVERAL, least, most)

    def told(self, message: str) -> None:
        self._keyboard.say(message)

    def _refuse(self, message: str, least: float, most: float) -> None:
        words = self._words(message)
        self._keyboard.say(words.format(least=f"{least:g}", most=f"{most:g}"))


def _numbers(typed: str) -> list[float]:
    """With a point or a comma for the fraction, spaces or semicolons between; none where a word is
    no number."""
    words = [word.rstrip(",") for word in typed.replace(";", " ").split()]
    try:
        return [float(word.replace(",", ".")) for word in words]
    except ValueError:
        return []
