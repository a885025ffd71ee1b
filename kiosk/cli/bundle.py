"""The support file: what the doctor found, versions, settings, logs; nobody's name."""

import getpass
import platform
import re
import socket
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kiosk import __version__
from kiosk.app.checkup.bluetooth import SETTINGS
from kiosk.app.checkup.check import Check, in_english
from kiosk.cli.places import Places

PACKAGES = ("bleak", "dbus-fast", "kivy", "numpy", "sqlalchemy", "miniaudio")
_BYTE = "[0-9A-Fa-f]{2}"
_ADDRESS = re.compile(rf"(?<![0-9A-Fa-f])((?:{_BYTE}[:_]){{3}})(?:{_BYTE}[:_]){{2}}{_BYTE}")
_DEVICE = re.compile(r"(kiosk\.radio\.nearby\S*\s+).*?( connected| is gone|: )")
"""A strap is often called after its owner."""
_LOGIN = re.compile(r"(://)[^\s\"']*@|(?<=[?&])((?:ssl)?password|user)=[^&\s\"']*", re.I)
"""The gym's database, in the settings and wherever its address is said."""
_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b")
"""Ids of visits and members are UUIDv7; those of characteristics are not."""


class Scrub:
    """Takes out of a text whatever could lead to a person."""

    def __init__(self, names: Iterable[str]) -> None:
        known = sorted({name for name in names if name.strip()}, key=len, reverse=True)
        words = "|".join(map(re.escape, known))
        self._names = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I) if words else None

    def __call__(self, text: str) -> str:
        text = _LOGIN.sub(_without_login, text)
        text = _DEVICE.sub(r"\1(device)\2", text)
        text = _ADDRESS.sub(r"\1..", text)
        text = _UUID.sub("(id)", text)
        return self._names.sub("(name)", text) if self._names else text


def _without_login(found: re.Match[str]) -> str:
    return "://(login)@" if found[1] else f"{found[2]}=(login)"


def names_known(database: Path) -> set[str]:
    """Everybody's nickname, whatever the schema calls its tables; also this machine's own names."""
    found = {getpass.getuser(), socket.gethostname()} - {"root"}
    if not database.exists():
        return found
    with suppress(sqlite3.Error), closing(_read_only(database)) as reading:
        tables = reading.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            columns = [row[1] for row in reading.execute(f'PRAGMA table_info("{table}")')]
            for column in {"nickname", "name"} & set(columns) if table != "programs" else ():
                rows = reading.execute(f'SELECT DISTINCT "{column}" FROM "{table}"')
                found |= {str(value) for (value,) in rows if value and len(str(value)) > 1}
    return found


def write_bundle(path: Path, checks: Sequence[Check], at: Places) -> None:
    """One zip file of plain texts; raises `OSError`."""
    scrub = Scrub(names_known(at.database))
    texts = {
        "doctor.txt": "\n".join(map(_written, checks)),
        "versions.txt": "\n".join(_versions()),
        "settings.toml": _text(at.settings),
        "bluetooth.conf": _text(SETTINGS),
    }
    for log in sorted(at.log.parent.glob(at.log.name + "*")):
        texts[log.name] = _text(log)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in texts.items():
            file.writestr(name, scrub(text))


def _written(check: Check) -> str:
    found, do = in_english(check.found), in_english(check.do)
    return f"{check.verdict}: {check.name}: {found}. {do}"


def _versions() -> list[str]:
    found = [f"treadform {__version__}", f"Python {platform.python_version()}", platform.platform()]
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    return found


def _read_only(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return f"({error.strerror})"
