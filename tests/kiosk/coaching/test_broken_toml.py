"""Whatever is no TOML is said in our sentences, never in the parser's."""

import inspect
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.broken_toml import ANY, allowed_instead
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.said import Said, in_words
from kiosk.coaching.staff_file import BadProgram, read_program
from kiosk.words.catalogue import load

TEXT = 'format = 1\nname = "a"\nparts = [{ kind = "walk", seconds = 5 }]\n'


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ('title = "Ours', "a closing quote after a text"),
        ('title = "Ours\nnote = 1', "a closing quote after a text"),
        ("title", "an equals sign after a field's name"),
        ("= 1", "a field, a table's name in square brackets, or a comment"),
        ("a = 1 b = 2", "a new line after a value"),
        ("a = ", "a text in quotes, a number, true or false, a list or a table"),
        ("a = [1, 2", "a list with commas and a closing square bracket"),
        ("a = { b = 1", "a table with commas and a closing curly bracket"),
        ("a = 1\na = 2", "each field once"),
        ('a = "C:\\d"', "two backslashes in a text for one"),
        ("[a", "a closing bracket after a table's name"),
        ("a = 2026-02-31", "a date of the calendar"),
        ('a = "\x01"', "no control characters"),
    ],
)
def test_what_is_allowed_is_said_in_both_languages(text: str, allowed: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as broken:
        tomllib.loads(text)
    said = allowed_instead(str(broken.value))
    assert said == allowed
    assert in_words(said, load("es").gettext) != allowed


@given(st.integers(0, len(TEXT) - 1), st.sampled_from("\"'[]{}=,\\#\n\0 x1"))
def test_one_wrong_character_is_told_in_our_words(at: int, wrong: str) -> None:
    try:
        read_program(TEXT[:at] + wrong + TEXT[at + 1 :], builtin_exercises())
    except BadProgram as bad:
        for fault in bad.faults:
            assert isinstance(fault.allowed, Said)
            assert fault.allowed != ANY
            assert 1 <= fault.line <= TEXT.count("\n") + 2


def test_every_message_of_this_parser_has_a_sentence() -> None:
    source = inspect.getsource(inspect.getmodule(tomllib.loads) or tomllib)
    messages = re.findall(r"_err\(\s*src,\s*\w+,\s*f?[\"']([^\"]+?)[\"'{]", source)
    assert len(messages) > 15
    assert [m for m in messages if allowed_instead(m) == ANY] == []
