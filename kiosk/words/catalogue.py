"""Catalogues: `<language>/<room>.po`, compiled in memory when first asked for."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

SOURCE_LANGUAGE = "en"


@cache
def languages() -> tuple[str, ...]:
    """Every language there are words in, the source language first."""
    rooms = [entry.name for entry in files("kiosk.words").iterdir() if entry.is_dir()]
    return (SOURCE_LANGUAGE, *sorted(name for name in rooms if _sources(name)))


@cache
def load(language: str) -> NullTranslations:
    """The words of a language; English, which the message ids are, when there is no catalogue."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    rooms = catalogues(language)
    if not rooms:
        return NullTranslations()
    whole = Catalog(locale=language, charset="utf-8")
    for room in rooms.values():
        for message in room:
            if message.id and message.string:
                whole.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)


def catalogues(language: str) -> dict[str, "Catalog"]:
    """File name to parsed catalogue of one language; empty when there is none."""
    from babel.messages.pofile import read_po

    return {
        name: read_po(BytesIO(text), locale=language, abort_invalid=True)
        for name, text in _sources(language).items()
    }


def _sources(language: str) -> dict[str, bytes]:
    folder = files("kiosk.words") / language
    if not folder.is_dir():
        return {}
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return {e.name: e.read_bytes() for e in entries if e.name.endswith(".po")}
