"""Somebody at a terminal: typed well and badly, cut off, interrupted; the loop goes on."""

import asyncio
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from kiosk.cli.keyboard import Keyboard
from kiosk.words.catalogue import load


def typed(text: str | bytes, ask: Callable[[Keyboard], Coroutine[Any, Any, object]]) -> object:
    with CliRunner().isolation(input=text):
        return asyncio.run(ask(Keyboard()))


@pytest.mark.parametrize(
    ("text", "usual", "said"),
    [
        ("\n", True, True),
        ("\n", False, False),
        ("perhaps\n\nYES\n", None, True),
        ("Sí\n", None, True),
        (" N \n", True, False),
        (b"\xff\xfe\ny\n", None, True),
    ],
)
def test_yes_or_no(text: str | bytes, usual: bool | None, said: bool) -> None:
    assert typed(text, lambda keyboard: keyboard.yes("Well?", usual)) is said


@pytest.mark.parametrize("text", ["", "half a line"])
def test_the_end_of_input_is_no_answer(text: str) -> None:
    for ask in (lambda k: k.line("?"), lambda k: k.yes("?"), lambda k: k.number("?")):
        with pytest.raises(typer.Abort):
            typed(text, ask)


def test_it_asks_in_the_language() -> None:
    with CliRunner().isolation(input="s\n") as (out, *_):
        assert asyncio.run(Keyboard(load("es").gettext).yes("¿Sí?", usual=True)) is True
        assert "¿Sí? [S/n]" in out.getvalue().decode()


PROGRAM = """
import asyncio
from kiosk.cli.keyboard import Keyboard

async def main():
    ticks = 0
    async def tick():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.01)
    ticking = asyncio.ensure_future(tick())
    keyboard = Keyboard()
    print("ready", flush=True)
    print("one", await keyboard.line("1"), "two", await keyboard.line("2"))
    print("ticked" if ticks else "stood still", flush=True)
    await keyboard.line("3")

asyncio.run(main())
"""


def test_at_a_terminal_the_loop_goes_on_and_ctrl_c_ends_it_at_once() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout is not None
        said = iter(program.stdout.readline, "")
        assert next(said).strip() == "ready"
        time.sleep(0.2)
        os.write(ours, b"left\nright\n")
        assert "one left two right" in next(said)
        assert "ticked" in next(said)
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=30) != 0, "ended, and nobody pressed Enter"
    os.close(ours)
    os.close(theirs)
