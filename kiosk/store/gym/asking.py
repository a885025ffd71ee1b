"""Somebody is at the door whom this kiosk does not know: the gym is asked at once, not in its turn.

Who lets people in and who talks to the gym are two processes. Two empty files beside the database
lie between them: the time of the first is the question, and the second is given the same time once
the gym was looked at after it. Equal or not is all that counts, so that no clock can be wrong.
"""

import os
from pathlib import Path
from time import monotonic, sleep

PATIENCE_S = 3.0
"""Somebody stands there with a typed PIN; a gym that cannot be reached must not keep them."""
LOOK_S = 0.05


def ask(database: Path, patience_s: float = PATIENCE_S) -> bool:
    """Have the gym looked at, and wait until it was; False when that took too long. A disk that
    takes no file asks nobody."""
    try:
        _question(database).touch()
    except OSError:
        return False
    asked, until_s = asked_at(database), monotonic() + patience_s
    while _time(_answer(database)) != asked:
        if monotonic() > until_s:
            return False
        sleep(LOOK_S)
    return True


def asked_at(database: Path) -> int:
    """Another number whenever somebody has asked."""
    return _time(_question(database))


def answer(database: Path, asked: int) -> None:
    """The gym was looked at after this question."""
    if asked and _time(_answer(database)) != asked:
        try:
            _answer(database).touch()
            os.utime(_answer(database), ns=(asked, asked))
        except OSError:
            return  # they wait for as long as their patience lasts


def _question(database: Path) -> Path:
    return database.with_suffix(".asked")


def _answer(database: Path) -> Path:
    return database.with_suffix(".answered")


def _time(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
