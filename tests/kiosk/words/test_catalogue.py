"""Every word a person reads exists in every language, once, with nothing lost on the way."""

import re
from pathlib import Path

import pytest

from kiosk.words.__main__ import missing
from kiosk.words.catalogue import SOURCE_LANGUAGE, catalogues, languages, load

PLACEHOLDER = re.compile(r"%\(\w+\)[-+0-9.]*[sdf]|\{\w*(?::[^}]*)?\}")
TRANSLATED = [language for language in languages() if language != SOURCE_LANGUAGE]


def test_spanish_is_there_from_the_start() -> None:
    assert languages()[:1] == ("en",)
    assert "es" in languages()


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_untranslated(language: str) -> None:
    assert missing(language) == [], "write these entries (python -m kiosk.words prints them)"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_message_has_one_translation(language: str) -> None:
    seen: dict[object, tuple[str, object]] = {}
    for room, catalogue in catalogues(language).items():
        for message in catalogue:
            key = (message.id, message.context)
            if message.id:
                assert seen.setdefault(key, (room, message.string))[1] == message.string, key


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_survive(language: str) -> None:
    for room, catalogue in catalogues(language).items():
        for message in catalogue:
            if not message.id or not message.string:
                continue
            source = message.id if isinstance(message.id, str) else message.id[-1]
            texts = [message.string] if isinstance(message.string, str) else message.string
            wanted = sorted(PLACEHOLDER.findall(source))
            assert all(sorted(PLACEHOLDER.findall(t)) == wanted for t in texts), (room, message.id)


@pytest.mark.parametrize("language", TRANSLATED)
def test_entries_are_words_not_fuzzy_guesses(language: str) -> None:
    for room, catalogue in catalogues(language).items():
        for message in catalogue:
            assert not (message.id and message.fuzzy), (room, message.id)
            assert message.string or not message.id, (room, message.id)


def test_an_unknown_language_speaks_english() -> None:
    assert load("xx").gettext("Stop") == "Stop"


def test_catalogues_are_inside_the_package() -> None:
    import kiosk.words

    assert (Path(kiosk.words.__file__).parent / "es").is_dir()
