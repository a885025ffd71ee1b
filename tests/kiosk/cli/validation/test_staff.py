"""A person at a terminal: what is typed, and typed wrongly."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from typer.testing import CliRunner

from kiosk.cli.keyboard import Keyboard
from kiosk.cli.validation.staff import AtTheKeyboard
from kiosk.words.catalogue import load

T = TypeVar("T")


def typed(text: str, asked: Coroutine[Any, Any, T]) -> tuple[T, str]:
    with CliRunner().isolation(input=text) as (out, *_):
        said = asyncio.run(asked)
        return said, out.getvalue().decode()


def test_a_number_out_of_range_is_asked_again() -> None:
    said, shown = typed(
        "99\nfoo\n3.1\n", AtTheKeyboard(Keyboard()).number("Length in m", 2.0, 5.0, 3.2)
    )
    assert said == 3.1
    assert "between 2 and 5" in shown


def test_enter_takes_the_usual_number() -> None:
    assert typed("\n", AtTheKeyboard(Keyboard()).number("Length in m", 2.0, 5.0, 3.2))[0] == 3.2


def test_several_numbers_in_one_line() -> None:
    asked = AtTheKeyboard(Keyboard()).numbers("Frames", 5, 500)
    said, shown = typed("52 x\n9000\n52 50, 53;51,5\n", asked)
    assert said == [52, 50, 53, 51.5]
    assert shown.count("spaces between") == 2


def test_a_check_can_be_left_out_and_a_key_pressed() -> None:
    said, shown = typed("n\n", AtTheKeyboard(Keyboard()).wants("1. Steps", "Somebody runs.", False))
    assert said is False
    assert "Somebody runs." in shown
    assert typed("\n", AtTheKeyboard(Keyboard()).press("Press Enter"))[0] is None


def test_a_check_of_today_is_offered_again_and_left_out_by_enter() -> None:
    said, shown = typed("\n", AtTheKeyboard(Keyboard()).wants("1. Steps", "Run.", True))
    assert said is False
    assert "Done today already" in shown


def test_a_number_that_is_none_is_asked_again_in_the_staffs_language() -> None:
    asked = AtTheKeyboard(Keyboard(load("es").gettext)).number("Length of the belt in m", 2, 5, 3.2)
    said, shown = typed("nan\n1e9\n3,25\n", asked)
    assert said == 3.25
    assert "Longitud de la cinta" in shown
    assert shown.count("entre 2 y 5") == 2
