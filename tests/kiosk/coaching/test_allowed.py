"""What would do instead is said in our own words, in every language."""

import json

import pytest
from pydantic import ValidationError

from kiosk.coaching.allowed import allowed, one_of
from kiosk.coaching.library import builtin_programs
from kiosk.coaching.program import Part, Program
from kiosk.coaching.said import Said, in_words
from kiosk.words.catalogue import load

WRONG = (None, [], {}, "", "x" * 300, -1.5, 1e9, float("nan"), [[1]], {"x": 1}, True)
"""What nobody means, of every kind there is in TOML, and one that is not."""


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_every_fault_is_said_in_our_words_in_every_language(wrong: object) -> None:
    part = {"kind": "exercise", "exercise": "tall_reach"}
    whole = {**json.loads(builtin_programs()["standard"].model_dump_json(exclude_none=True))}
    tried = [{**whole, name: wrong} for name in Program.model_fields]
    tried += [{**whole, "parts": [{**part, name: wrong}]} for name in Part.model_fields]
    tried += [{**whole, "parts": [{**part, "dose": {"sets": wrong}}]}]
    tried += [{**whole, "parts": [{**part, "cues": {"twisting": {"en": wrong, "Q": "Up."}}}]}]
    said = []
    for document in tried:
        try:
            Program.model_validate(document)
        except ValidationError as why:
            said += [allowed(dict(error), ["a"]) for error in why.errors()]
    assert said
    for one in said:
        assert isinstance(one, Said), one
        spanish = load("es").gettext
        assert spanish(one.rule) != one.rule
        assert "{" not in in_words(one, spanish)


def test_what_there_is_no_sentence_for_is_said_as_it_came() -> None:
    assert allowed({"type": "new_kind", "msg": "Input should be new"}, []) == "Input should be new"


def test_one_of_some_names_them() -> None:
    assert one_of(["on", "off"]) == "one of on, off"
