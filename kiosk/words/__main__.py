"""python -m kiosk.words: what each catalogue lacks, ready to paste into `<language>/<room>.po`."""

import sys
from pathlib import Path

from kiosk.words.catalogue import SOURCE_LANGUAGE, catalogues, languages
from kiosk.words.extract import messages

PACKAGE = Path(__file__).parents[1]


def main() -> int:
    """Print missing entries in the form of a .po; 1 when there are any."""
    lacking = [entry for language in languages() for entry in missing(language)]
    print("\n".join(lacking), end="")
    return 1 if lacking else 0


def missing(language: str) -> list[str]:
    """One .po entry for each message id of the package that has no words in the language."""
    if language == SOURCE_LANGUAGE:
        return []
    rooms = catalogues(language).values()
    known = {message.id for room in rooms for message in room if message.string}
    plurals = {ids[0] for ids in known if isinstance(ids, tuple)}
    return [
        f'#: {path.relative_to(PACKAGE.parent)}:{line}\nmsgid "{_escaped(text)}"\nmsgstr ""\n'
        for text, (path, line) in messages(PACKAGE).items()
        if text not in known and text not in plurals
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


if __name__ == "__main__":
    sys.exit(main())
