import json
from pathlib import Path

import pytest

from kiosk.coaching.member import Consent
from kiosk.store import Archive, new_id
from kiosk.store.export.member_document import (
    member_document,
    member_schema_text,
    write_member_document,
)
from tests.kiosk.store.conftest import PIN, SEEN, a_visit, joins, keep_for

PUBLISHED = Path(__file__).parents[4] / "kiosk" / "store" / "export" / "member.schema.json"


def test_the_published_schema_is_the_codes() -> None:
    assert PUBLISHED.read_text() == member_schema_text()


def test_a_member_gets_everything_but_the_pin(archive: Archive, tmp_path: Path) -> None:
    session, visit = joins(archive, "Sam", Consent.STORE), a_visit(40)
    keep_for(archive, session, visit)
    document = session.everything()
    assert document.visits == (visit,)
    assert [(c.purpose, c.given, c.at) for c in document.consents] == [("store", True, SEEN)]
    assert {deed.action for deed in document.deeds} == {"joined", "consent given"}
    path = tmp_path / "everything.json"
    write_member_document(document, path)
    text = path.read_text()
    assert json.loads(text)["visits"][0]["visit_id"] == str(visit.visit_id)
    assert not any(secret in text for secret in (PIN, "argon2", "pin"))


def test_nobody_has_no_document(archive: Archive) -> None:
    with archive._within.reading() as connection, pytest.raises(LookupError):
        member_document(connection, new_id())
