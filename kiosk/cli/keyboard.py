"""A person at a terminal, asked while the loop goes on.

Not by `input` in a thread: the sensors would be heard, but Ctrl-C would wait for Enter.
"""

import asyncio
import math
import os
import sys
from collections.abc import Callable
from contextlib import suppress

import typer

from kiosk.words import N_

YES, NO = {"y", "yes", "s", "si", "sí"}, {"n", "no"}
NUMBER = N_("  a number, please")
_EITHER = {True: N_("[Y/n]"), False: N_("[y/N]"), None: N_("[y/n]")}


class Keyboard:
    """Asks in the language of `words`; raises `typer.Abort` where the input ends."""

    def __init__(self, words: Callable[[str], str] = str) -> None:
        self.words = words
        self._held = bytearray()

    def say(self, message: str) -> None:
        """A message id, in the language."""
        typer.echo(self.words(message))

    async def line(self, ask: str) -> str:
        """What is typed until Enter, without the spaces around it."""
        typer.echo(f"{ask}: ", nl=False)
        while b"\n" not in self._held:
            piece = await _some_bytes()
            if not piece:
                raise typer.Abort
            self._held += piece
        typed, _, rest = bytes(self._held).partition(b"\n")
        self._held = bytearray(rest)
        return typed.decode(errors="replace").strip()

    async def yes(self, ask: str, usual: bool | None = None) -> bool:
        """Yes or no, in either language; Enter is the usual one."""
        while True:
            said = (await self.line(f"{ask} {self.words(_EITHER[usual])}")).lower()
            if not said and usual is not None:
                return usual
            if said in YES | NO:
                return said in YES

    async def number(self, ask: str) -> float:
        """A finite number, with a point or a comma."""
        while True:
            with suppress(ValueError):
                said = float((await self.line(ask)).replace(",", "."))
                if math.isfinite(said):
                    return said
            self.say(NUMBER)


async def _some_bytes() -> bytes:
    """What stdin has next, up to a line of it; empty at its end."""
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    try:
        at = sys.stdin.fileno()
        loop.add_reader(at, ready.set)
    except (OSError, ValueError):  # a file, or a test's own input: never waits for anybody
        return sys.stdin.buffer.readline()
    try:
        await ready.wait()
    finally:
        loop.remove_reader(at)
    return os.read(at, 4096)
