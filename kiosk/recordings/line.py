"""The plain format of a recorded visit: one event a line, words between spaces.

    # treadform recording 1
    0 visit 0198f1... 2026-11-22T18:00:00.000+00:00 express 3
    12034 heard C0:11:22:33:44:01 {"name": "Belt", "rssi_dbm": -58, "services": ["00001826-..."]}
    15000 opened C0:11:22:33:44:01
    15100 read C0:11:22:33:44:01 00002ad4-... 500062020a00
    15200 frame C0:11:22:33:44:01 00002acd-... 0c00e803...
    20000 tick
    21000 touch answer 3.0

The first word is kiosk time in µs. README.md lists every kind of line. Unknown kinds are passed
over, so that a later version may add some.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from kiosk.devices.link import Advertisement

HEADER = "# treadform recording 1"
_LONGEST = 20
"""Digits and sign of a time: more are no µs that anybody lived."""


class NoRecording(Exception):
    """One line: file, line, what is wrong."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event."""

    at_us: int
    what: str
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((str(self.at_us), self.what, *self.words))


def opened_for_writing(path: Path) -> IO[str]:
    """The file, packed where its name ends in .gz."""
    if path.suffix == ".gz":
        return TextIOWrapper(gzip.open(path, "wb", compresslevel=3), encoding="utf-8")
    return path.open("w", encoding="utf-8")


def read_lines(path: Path) -> Iterator[Line]:
    """Every event in order; raises `NoRecording`. A last line cut by a pulled plug is left out."""
    began = False
    try:
        with _opened(path) as file:
            if file.readline().rstrip() != HEADER:
                raise NoRecording(f"{path}:1: not a recording; the first line must be {HEADER!r}")
            for number, text in enumerate(file, 2):
                if text.endswith("\n") and not text.startswith("#"):
                    yield _line(text, path, number)
                began = True
    except UnicodeDecodeError as error:
        raise NoRecording(f"{path}: not text; give a file that was recorded here") from error
    except EOFError as error:  # packed, and cut
        if not began:
            raise NoRecording(f"{path}: nothing whole is in it; record again") from error
    except (OSError, zlib.error) as error:
        why = getattr(error, "strerror", None) or error
        raise NoRecording(f"{path}: cannot be read ({why}); give a recording") from error


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _line(text: str, path: Path, number: int) -> Line:
    at, what, *rest = (*text.rstrip("\n").split(" ", 3), "", "")[:4]
    if not (at.isascii() and at.removeprefix("-").isdecimal() and len(at) <= _LONGEST and what):
        raise NoRecording(f"{path}:{number}: found {text[:40]!r}; a line begins with µs and a word")
    if what == "heard":  # the rest is JSON, which has spaces of its own
        return Line(int(at), what, (rest[0], rest[1]))
    if what in ("given", "known"):
        return Line(int(at), what, (" ".join(rest).rstrip(),))
    return Line(int(at), what, tuple(" ".join(rest).split()))


def advertisement_words(said: Advertisement) -> tuple[str, str]:
    """Address and JSON of one advertisement."""
    fields = {
        "name": said.name,
        "rssi_dbm": said.rssi_dbm,
        "services": sorted(said.services),
        "service_data": {key: data.hex() for key, data in said.service_data.items()},
        "manufacturer_data": {str(k): data.hex() for k, data in said.manufacturer_data.items()},
    }
    return said.address, json.dumps({k: v for k, v in fields.items() if v}, separators=(",", ":"))


def advertisement_of(line: Line) -> Advertisement | None:
    """The advertisement again; None where the line is damaged."""
    try:
        said = json.loads(line.words[1])
        makers = _bytes(said.get("manufacturer_data", {}))
        return Advertisement(
            address=line.words[0],
            name=said.get("name"),
            rssi_dbm=said.get("rssi_dbm"),
            seen_us=line.at_us,
            services=frozenset(said.get("services", ())),
            service_data=_bytes(said.get("service_data", {})),
            manufacturer_data={int(key): data for key, data in makers.items()},
        )
    except (ValueError, IndexError, AttributeError, TypeError):
        return None


def _bytes(said: dict[str, str]) -> dict[str, bytes]:
    return {key: bytes.fromhex(data) for key, data in said.items()}
