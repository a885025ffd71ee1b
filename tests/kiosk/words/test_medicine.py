"""No medical word in any language: this is practice, not treatment. Nor a grade of a person."""

import re

import pytest

from kiosk.coaching.questions import READY_LINES
from kiosk.words.__main__ import PACKAGE
from kiosk.words.catalogue import SOURCE_LANGUAGE, catalogues, languages, load
from kiosk.words.extract import messages

MEDICAL = {
    "en": r"injur\w*|diagnos\w*|treat(s|ed|ing|ment)?|therap\w*|prevent\w*|patient\w*|abnormal\w*"
    r"|patholog\w*|disease\w*|heal(s|ed|ing)?|cure[sd]?|rehab\w*|symptom\w*|disorder\w*|clinic\w*"
    r"|medic\w*|doctor\w*|risk\w*|dangerous|correct(ly)?|wrong(ly)?|faulty|elite"
    r"|pain",
    "es": r"lesi[oó]n\w*|diagn[oó]\w*|tratamiento\w*|terap\w*|prev(enir|ención|iene)\w*|paciente\w*"
    r"|anormal\w*|patol[oó]g\w*|enfermedad\w*|cura(r|s)?|rehabilit\w*|s[ií]ntoma\w*|trastorno\w*"
    r"|cl[ií]nic\w*|m[eé]dic\w*|riesgo\w*|peligros\w*|correct[oa]\w*|incorrect\w*|[eé]lite"
    r"|dolor",
}
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


def medical(language: str, text: str) -> bool:
    return re.search(rf"\b({MEDICAL[language]})\b", text, re.IGNORECASE) is not None


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
