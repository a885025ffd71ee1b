"""No name, no PIN and no token where they do not belong: in logs, exports, file names, the database
beyond its one column, and backups of what was forgotten."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.coaching.member import Consent, SignIn
from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.store.backups import Backups
from kiosk.store.export import WRITERS, formats_of
from kiosk.store.member_door import Refused
from kiosk.store.tries import MustWait
from tests.kiosk.store.conftest import PIN, a_visit, joins, keep_for

NICKNAME = "Zebedee"


@pytest.fixture
def all_that_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything, of SQLAlchemy too, as a support engineer might switch it on."""
    with caplog.at_level(logging.DEBUG, "kiosk"), caplog.at_level(logging.DEBUG, "alembic"):
        yield caplog


def a_whole_membership(archive: Archive, folder: Path) -> tuple[VisitRecord, str]:
    """Joined, refused, run, linked, and written by the writer."""
    session = joins(archive, NICKNAME, *Consent)
    for pin in ("9917", PIN):
        try:
            archive.door.sign_in(SignIn(NICKNAME, pin))
        except (Refused, MustWait):
            continue
    visit = a_visit()
    writer = archive.writer(folder / "waiting", folder / "backups")
    writer.progress(visit, session.owner)
    writer.keep(visit, session.owner)
    writer.settle()
    token = archive.offer_link(visit.visit_id)
    assert archive.claim_link(token)
    writer.close()
    return visit, token


def test_no_log_says_a_name_a_pin_or_a_token(
    archive: Archive, tmp_path: Path, all_that_is_logged: pytest.LogCaptureFixture
) -> None:
    _, token = a_whole_membership(archive, tmp_path)
    assert all_that_is_logged.text
    for secret in (NICKNAME, PIN, "9917", token):
        assert secret not in all_that_is_logged.text


def test_no_export_of_a_visit_names_anybody(archive: Archive, tmp_path: Path) -> None:
    visit, token = a_whole_membership(archive, tmp_path)
    for kind in formats_of(visit):
        path = tmp_path / kind
        WRITERS[kind][1](visit, path)
        content = path.read_bytes()
        for secret in (NICKNAME, token):
            assert secret.encode() not in content
            assert secret.encode("utf-16-le") not in content


def test_the_database_holds_a_name_once_and_no_pin_nor_token(
    archive: Archive, path: Path, tmp_path: Path
) -> None:
    _, token = a_whole_membership(archive, tmp_path)
    archive._within.empty_log()
    content = path.read_bytes()
    assert token.encode() not in content
    assert not re.search(rb"(?<![0-9a-f])" + PIN.encode() + rb"(?![0-9])", content)
    assert content.count(NICKNAME.encode()) == 1  # its column; the key and its index are casefolded


def test_forgotten_is_in_no_file_of_the_kiosk_and_in_no_new_backup(
    archive: Archive, path: Path, tmp_path: Path
) -> None:
    a_whole_membership(archive, tmp_path)
    archive.door.sign_in(SignIn(NICKNAME, PIN)).forget()
    made = Backups(path, tmp_path / "new").make()
    for file in (path, Path(f"{path}-wal"), made):
        content = file.read_bytes() if file.exists() else b""
        assert NICKNAME.encode() not in content
        assert NICKNAME.casefold().encode() not in content


@pytest.mark.parametrize(
    "typed",
    ["' OR '1'='1", '"; DROP TABLE visits;', "Zebedee' --", "%", "_______", "Zeb%", "\\", "?"],
)
def test_what_is_typed_as_a_name_is_never_read_as_sql(archive: Archive, typed: str) -> None:
    session = joins(archive, NICKNAME, Consent.STORE)
    keep_for(archive, session, a_visit())
    with pytest.raises(Refused):
        archive.door.sign_in(SignIn(typed, PIN))
    other = joins(archive, typed)
    assert other.member().nickname == typed
    assert other.visits() == []
    assert len(session.visits()) == 1
