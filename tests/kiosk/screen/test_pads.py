"""The own keys: a PIN of four digits, a name of letters."""

from typing import Any

import pytest

from kiosk.screen.pads import DIGITS, ERASE, LONGEST_NAME, Filled, Keys, LetterPad, as_name


def key(keys: Keys, sign: str) -> Any:
    (found,) = (one for one in keys.children if one.sign == sign)
    return found


def typed(keys: Keys, signs: str) -> str:
    for sign in signs:
        key(keys, sign).dispatch("on_tap")
    return str(keys.typed)


def test_it_types_erases_and_stops_at_the_end() -> None:
    keys = Keys(cols=3, longest=4)
    keys.signs = list(DIGITS)
    assert typed(keys, "0129") == "0129"
    assert typed(keys, "5") == "0129"
    key(keys, ERASE).dispatch("on_tap")
    assert keys.typed == "012"


def test_it_takes_nothing_while_an_answer_is_on_its_way() -> None:
    keys = Keys(cols=3, waits=True)
    keys.signs = list(DIGITS)
    assert typed(keys, "12") == ""


@pytest.mark.parametrize(("language", "has"), [("en", False), ("es", True), ("fr", False)])
def test_a_language_has_its_letters(language: str, has: bool) -> None:
    letters = LetterPad().letters(language)
    assert ("\u00d1" in letters) is has
    assert set("AZ") < set(letters)
    assert letters[-1] == ERASE


def test_a_name_is_written_as_people_write_it() -> None:
    assert (as_name("ANA"), as_name("\u00d1U"), as_name("")) == ("Ana", "\u00d1u", "")
    assert LONGEST_NAME <= 20


def test_how_many_digits_are_there_but_never_which() -> None:
    filled = Filled(size=(200, 40), count=2)
    filled.draw()
    assert filled.canvas.children
