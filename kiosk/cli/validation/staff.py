"""Whoever stands beside the treadmill: asked to do something, to press a key, to give a number."""

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

import typer

T = TypeVar("T")


class Staff(Protocol):
    """Answers in their own time; the sensors are heard meanwhile."""

    async def wants(self, check: str, preparation: str) -> bool:
        """Whether this check shall be done; says what is needed for it."""

    async def press(self, when: str) -> None:
        """Return at the key press that was asked for."""

    async def number(self, what: str, least: float, most: float, usual: float) -> float:
        """A number in these limits."""

    async def numbers(self, what: str, least: float, most: float) -> list[float]:
        """Several numbers in these limits, at least one."""


class AtTheKeyboard:
    """A person at a terminal; end of input or Ctrl-C leaves the whole walk."""

    async def wants(self, check: str, preparation: str) -> bool:
        typer.echo(f"\n{check}\n{preparation}")
        return await self._asked(lambda: typer.confirm("Do it now?", default=True))

    async def press(self, when: str) -> None:
        await self._asked(lambda: typer.prompt(when, default="", show_default=False))

    async def number(self, what: str, least: float, most: float, usual: float) -> float:
        while True:
            said: float = await self._asked(lambda: typer.prompt(what, default=usual, type=float))
            if least <= said <= most:
                return said
            typer.echo(f"  {said:g}: between {least:g} and {most:g}, please")

    async def numbers(self, what: str, least: float, most: float) -> list[float]:
        while True:
            words: str = await self._asked(lambda: typer.prompt(what))
            try:
                said = [float(word) for word in words.replace(",", " ").split()]
            except ValueError:
                said = []
            if said and all(least <= one <= most for one in said):
                return said
            typer.echo(f"  numbers between {least:g} and {most:g}, spaces between, please")

    async def _asked(self, question: Callable[[], T]) -> T:
        return await asyncio.to_thread(question)
