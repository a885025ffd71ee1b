"""What a phone gets."""

from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from tests.kiosk.store.conftest import cheap_pins as cheap_pins
from tests.kiosk.takehome.conftest import Phone


def test_a_phone_takes_its_run_home(archive: Archive, visit: VisitRecord, port: int) -> None:
    token, phone = archive.offer_link(visit.visit_id), Phone(port)
    assert phone.ask("GET", f"/v/{token}")[0] == 200
    status, headers, _ = phone.ask("POST", f"/v/{token}")
    assert (status, headers["location"]) == (303, "/files")
    assert "httponly" in headers["set-cookie"].lower()
    assert phone.ask("GET", "/files")[0] == 200
    for kind, end in (("fit", ".fit"), ("csv", "_steps.csv"), ("json", ".json")):
        status, headers, body = phone.ask("GET", f"/files/{kind}")
        assert status == 200
        assert headers["content-disposition"] == f'attachment; filename="run_2026-11-22{end}"'
        assert headers["cache-control"] == "no-store"
        assert len(body) > 100
    assert str(visit.visit_id).encode() in body


def test_a_link_that_was_used_is_over_for_everybody_else(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    token = archive.offer_link(visit.visit_id)
    Phone(port).ask("POST", f"/v/{token}")
    thief = Phone(port)
    assert thief.ask("GET", f"/v/{token}")[0] == 410
    assert thief.ask("POST", f"/v/{token}")[0] == 410
    assert thief.ask("GET", "/files/json")[0] == 410


def test_a_claim_opens_one_visit_only(archive: Archive, visit: VisitRecord, port: int) -> None:
    phone, token = Phone(port), archive.offer_link(visit.visit_id)
    phone.ask("POST", f"/v/{token}")
    other = next(v.visit_id for v in archive.history() if v.visit_id != visit.visit_id)
    body = phone.ask("GET", "/files/json")[2]
    assert str(other).encode() not in body
    for path in (f"/files/{other}", "/files/../json", f"/files/json/{other}", "/files/%2e%2e%2fdb"):
        assert phone.ask("GET", path)[0] in (404, 410)


def test_a_forgotten_visit_is_gone_from_a_claimed_link_too(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    from kiosk.store.forgetting import Reason

    phone, token = Phone(port), archive.offer_link(visit.visit_id)
    phone.ask("POST", f"/v/{token}")
    archive.forget([visit.visit_id], Reason.ASKED, "ada")
    assert phone.ask("GET", "/files/json")[0] == 410


def test_it_speaks_the_language_of_the_phone(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    token = archive.offer_link(visit.visit_id)
    spanish = Phone(port, **{"Accept-Language": "es-MX,es;q=0.9"}).ask("GET", f"/v/{token}")[2]
    other = Phone(port, **{"Accept-Language": "tlh"}).ask("GET", f"/v/{token}")[2]
    assert "Tu carrera" in spanish.decode()
    assert "Your run" in other.decode()


def test_the_page_offers_a_picture_and_it_is_one(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    phone = Phone(port)
    phone.ask("POST", f"/v/{archive.offer_link(visit.visit_id)}")
    assert b"/files/card" in phone.ask("GET", "/files")[2]
    status, headers, body = phone.ask("GET", "/files/card")
    assert (status, body[:4]) == (200, b"\x89PNG")
    assert headers["content-disposition"].endswith('.png"')
