import errno
import sqlite3
from pathlib import Path

import pytest

from kiosk.store.errors import DiskFull, Locked, ReadOnly, StoreError, Unusable, explain

WHERE = Path("treadform.db")


def engine_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as the engine\nputs it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (engine_error(sqlite3.SQLITE_BUSY_SNAPSHOT), Locked),
        (engine_error(sqlite3.SQLITE_READONLY_DBMOVED), ReadOnly),
        (engine_error(sqlite3.SQLITE_FULL), DiskFull),
        (OSError(errno.EROFS, "Read-only file system", "there"), ReadOnly),
        (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
        (engine_error(sqlite3.SQLITE_IOERR), Unusable),
        (ValueError("what no disk ever says"), Unusable),
    ],
)
def test_every_cause_becomes_one_line_with_a_place_and_a_remedy(
    error: Exception, kind: type[StoreError]
) -> None:
    told = explain(WHERE, error)
    assert type(told) is kind
    assert "\n" not in str(told)
    assert str(told).startswith(str(getattr(error, "filename", None) or WHERE))
    assert kind.remedy in str(told)


def test_an_error_that_is_already_explained_stays_itself() -> None:
    told = Locked(WHERE, "held")
    assert explain(WHERE, told) is told
