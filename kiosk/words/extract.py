"""Every user-facing message id of a source tree, and what a catalogue lacks of them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
TEXT_KEYS = frozenset(
    {"title", "purpose", "show", "cue", "cues", "feel", "unsensed", "note", "praise"}
)
"""Keys of the built-in TOML files whose string (or list of strings) is a message id."""

_IN_KV = re.compile(r"""\b_\(\s*(?P<quote>["'])(?P<text>(?:\\.|(?!(?P=quote)).)*)(?P=quote)""")

Place = tuple[Path, int]


def messages(root: Path) -> dict[str, Place]:
    """Message id to the first place it is written, over .py, .kv and .toml below `root`."""
    found: dict[str, Place] = {}
    for path in sorted(root.rglob("*")):
        reader = {".py": _from_python, ".kv": _from_kv, ".toml": _from_toml}.get(path.suffix)
        if reader is None:
            continue
        for message, line in reader(path):
            found.setdefault(message, (path, line))
    return found


def _from_python(path: Path) -> Iterator[tuple[str, int]]:
    from babel.messages.extract import extract

    with path.open("rb") as source:
        for line, ids, _comments, _context in extract("python", source, KEYWORDS):
            for message in (ids,) if isinstance(ids, str) else ids:
                if message:
                    yield message, line


def _from_kv(path: Path) -> Iterator[tuple[str, int]]:
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for hit in _IN_KV.finditer(text):
            yield hit["text"].encode().decode("unicode_escape"), line


def _from_toml(path: Path) -> Iterator[tuple[str, int]]:
    text = path.read_text(encoding="utf-8")
    for message in _texts(tomllib.loads(text)):
        yield message, text[: max(text.find(message), 0)].count("\n") + 1


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _texts(part)
    if not isinstance(value, dict):
        return
    for key, part in value.items():
        if key in TEXT_KEYS:
            for message in part if isinstance(part, list) else [part]:
                if isinstance(message, str) and message:
                    yield message
        yield from _texts(part)
