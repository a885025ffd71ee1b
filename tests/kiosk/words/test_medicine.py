"""No medical word in any language: this is practice, not treatment. Nor a grade of a person."""

import pytest

from kiosk.coaching.questions import READY_LINES
from kiosk.words.__main__ import PACKAGE
from kiosk.words.catalogue import SOURCE_LANGUAGE, catalogues, languages, load
from kiosk.words.extract import messages
from kiosk.words.medicine import MEDICAL, medical

STOP = READY_LINES[-1]
"""The one sentence that names a body's complaint: when to stop and ask."""


def words(language: str) -> list[str]:
    if language == SOURCE_LANGUAGE:
        return list(messages(PACKAGE))
    found: list[str] = []
    for catalogue in catalogues(language).values():
        for message in catalogue:
            if message.id:
                string = message.string
                found += [string] if isinstance(string, str) else list(string)
    return found


def test_every_language_has_its_list() -> None:
    assert MEDICAL.keys() == set(languages())


@pytest.mark.parametrize("language", languages())
def test_no_medical_word(language: str) -> None:
    found = {text for text in words(language) if medical(language, text)}
    assert found == {load(language).gettext(STOP)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This prevents injuries"),
        ("en", "Wrong foot strike"),
        ("en", "Your risk score"),
        ("es", "Evita lesiones"),
        ("es", "Forma incorrecta"),
    ],
)
def test_the_test_sees_one(language: str, text: str) -> None:
    assert medical(language, text)
