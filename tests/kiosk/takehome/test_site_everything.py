"""All that is kept of a member, for their PIN."""

import json

import pytest

from kiosk.coaching.member import Consent, SignIn
from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.store.tries import MustWait
from tests.kiosk.store.conftest import PIN, a_visit, joins, keep_for
from tests.kiosk.takehome.conftest import Phone


@pytest.fixture
def member(archive: Archive, cheap_pins: None) -> VisitRecord:
    """Sam's visit; Sam keeps two."""
    session = joins(archive, "Sam", Consent.STORE)
    for visit in (a_visit(5), a_visit(9)):
        keep_for(archive, session, visit)
    return visit


def of_sam(archive: Archive, visit: VisitRecord, port: int) -> Phone:
    phone = Phone(port)
    phone.ask("POST", f"/v/{archive.offer_link(visit.visit_id)}")
    return phone


def test_a_member_takes_everything_home_with_their_pin(
    archive: Archive, member: VisitRecord, port: int
) -> None:
    phone = of_sam(archive, member, port)
    assert b"/everything" in phone.ask("GET", "/files")[2]
    status, headers, body = phone.ask("POST", "/everything", f"pin={PIN}")
    assert status == 200
    assert headers["content-disposition"] == 'attachment; filename="everything.json"'
    document = json.loads(body)
    assert (document["nickname"], len(document["visits"])) == ("Sam", 2)
    assert PIN not in body.decode()


@pytest.mark.parametrize("said", ["", "pin=", "pin=0000", "pin=%00", f"pin={'9' * 10_000}", "x"])
def test_nobody_takes_a_members_everything_without_the_pin(
    archive: Archive, member: VisitRecord, port: int, said: str
) -> None:
    status, _, body = of_sam(archive, member, port).ask("POST", "/everything", said)
    assert status == 403
    assert b"Sam" not in body


def test_a_pin_alone_or_with_a_guests_link_opens_nothing(
    archive: Archive, visit: VisitRecord, member: VisitRecord, port: int
) -> None:
    guests = of_sam(archive, visit, port)
    assert b"/everything" not in guests.ask("GET", "/files")[2]
    for phone in (guests, Phone(port), Phone(port, Cookie="claim=' OR 1=1 --")):
        assert phone.ask("POST", "/everything", f"pin={PIN}")[0] == 403


def test_guessing_a_pin_by_phone_counts_like_guessing_at_the_treadmill(
    archive: Archive, member: VisitRecord, port: int
) -> None:
    phone = of_sam(archive, member, port)
    answers = [phone.ask("POST", "/everything", f"pin=90{n:02}")[0] for n in range(5)]
    assert answers == [403] * 3 + [429] * 2
    with pytest.raises(MustWait):
        archive.door.sign_in(SignIn("Sam", PIN))
