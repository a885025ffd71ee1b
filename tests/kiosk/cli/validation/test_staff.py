"""A person at a terminal: what is typed, and typed wrongly."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from typer.testing import CliRunner

from kiosk.cli.validation.staff import AtTheKeyboard

T = TypeVar("T")


def typed(text: str, asked: Coroutine[Any, Any, T]) -> tuple[T, str]:
    with CliRunner().isolation(input=text) as (out, *_):
        said = asyncio.run(asked)
        return said, out.getvalue().decode()


def test_a_number_out_of_range_is_asked_again() -> None:
    said, shown = typed("99\nfoo\n3.1\n", AtTheKeyboard().number("Length in m", 2.0, 5.0, 3.2))
    assert said == 3.1
    assert "between 2 and 5" in shown


def test_enter_takes_the_usual_number() -> None:
    assert typed("\n", AtTheKeyboard().number("Length in m", 2.0, 5.0, 3.2))[0] == 3.2


def test_several_numbers_in_one_line() -> None:
    asked = AtTheKeyboard().numbers("Frames", 5, 500)
    said, shown = typed("52 x\n9000\n52 50, 53\n", asked)
    assert said == [52, 50, 53]
    assert shown.count("spaces between") == 2


def test_a_check_can_be_left_out_and_a_key_pressed() -> None:
    said, shown = typed("n\n", AtTheKeyboard().wants("1. Steps", "Somebody runs."))
    assert said is False
    assert "Somebody runs." in shown
    assert typed("\n", AtTheKeyboard().press("Press Enter"))[0] is None
