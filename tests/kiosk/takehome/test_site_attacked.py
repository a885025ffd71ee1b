"""What somebody gets who wants more."""

import asyncio
import threading
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.store.schema import links
from kiosk.takehome.limit import FAULTS
from kiosk.takehome.site import REQUESTS, site
from tests.kiosk.store.conftest import cheap_pins as cheap_pins
from tests.kiosk.takehome.conftest import Phone


def test_after_ten_wrong_guesses_even_a_right_one_has_to_wait(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    phone, token = Phone(port), archive.offer_link(visit.visit_id)
    answers = {phone.ask("GET", f"/v/guess{number}")[0] for number in range(FAULTS)}
    assert answers == {410}
    assert phone.ask("GET", f"/v/{token}")[0] == 429
    assert phone.ask("POST", f"/v/{token}")[0] == 429


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "", "x"])
def test_somebody_from_elsewhere_is_sent_away(
    archive: Archive, visit: VisitRecord, address: str
) -> None:
    token = archive.offer_link(visit.visit_id)
    assert answer_to(archive, f"/v/{token}", address) == 403
    assert archive.link_is_open(token)


@pytest.mark.parametrize("address", ["10.0.0.7", "192.168.1.9", "::ffff:192.168.1.9", "fe80::1"])
def test_a_phone_in_the_gyms_network_is_served(
    archive: Archive, visit: VisitRecord, address: str
) -> None:
    assert answer_to(archive, f"/v/{archive.offer_link(visit.visit_id)}", address) == 303


def answer_to(archive: Archive, path: str, address: str) -> int:
    """The status of a POST from there."""
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b""}

    async def send(message: MutableMapping[str, Any]) -> None:
        said.append(dict(message))

    scope = {"type": "http", "method": "POST", "path": path, "headers": [], "query_string": b""}
    asyncio.run(site(archive)(scope | {"client": (address, 1234)}, receive, send))
    return int(said[0]["status"])


def test_of_many_phones_at_once_one_gets_it(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    token, together = archive.offer_link(visit.visit_id), threading.Barrier(6)

    def claims(phone: Phone) -> int:
        together.wait()
        return phone.ask("POST", f"/v/{token}")[0]

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(claims, [Phone(port) for _ in range(6)]))
    assert sorted(answers) == [303, *[410] * 5]


def test_looking_ahead_and_asking_for_a_part_use_nothing_up_and_give_nothing(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    token = archive.offer_link(visit.visit_id)
    assert Phone(port).ask("HEAD", f"/v/{token}")[0] == 200
    assert Phone(port, Range="bytes=0-0").ask("GET", f"/v/{token}")[0] == 200
    for way in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        assert Phone(port).ask(way, f"/v/{token}")[0] == 405
    assert archive.link_is_open(token)
    assert Phone(port).ask("HEAD", "/files/json")[0] == 410


def test_whoever_says_they_are_another_is_counted_as_themselves(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    for number in range(FAULTS):
        names = {"X-Forwarded-For": f"10.0.0.{number}", "Forwarded": f"for=10.0.0.{number}"}
        assert Phone(port, **names).ask("GET", "/v/guess")[0] == 410
    assert Phone(port, **{"X-Forwarded-For": "10.0.1.1"}).ask("GET", "/v/guess")[0] == 429


def test_no_answer_leads_to_a_host_that_the_request_names(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    token = archive.offer_link(visit.visit_id)
    for way, path in (("GET", "/files/"), ("GET", f"/v/{token}/"), ("POST", f"/v/{token}")):
        status, headers, body = Phone(port, Host="evil.example").ask(way, path)
        assert status in (404, 303)
        assert "evil.example" not in f"{headers}{body!r}"


def test_the_kiosks_processor_is_not_a_phones_to_use_up(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    phone = Phone(port)
    phone.ask("POST", f"/v/{archive.offer_link(visit.visit_id)}")
    answers = [phone.ask("GET", "/files")[0] for _ in range(REQUESTS)]
    assert answers == [*[200] * (REQUESTS - 1), 429]


def test_every_answer_forbids_keeping_framing_and_scripts(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    phone, token = Phone(port), archive.offer_link(visit.visit_id)
    ways = (
        ("GET", f"/v/{token}"),
        ("POST", f"/v/{token}"),
        ("GET", "/files"),
        ("GET", "/files/fit"),
    )
    for headers in (phone.ask(*way)[1] for way in (*ways, ("GET", "/v/guess"))):
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "uvicorn" not in str(headers).lower()


@pytest.mark.parametrize(
    "path",
    [
        "/files/../treadform.db",
        "/files/%2e%2e%2ftreadform.db",
        "/files/..%2f..%2fetc%2fpasswd",
        "/files/fit%00.db",
        "/files/document",
        "/v/%27%20OR%20%271%27=%271",
        "/v/../files/fit",
        "//treadform.db",
    ],
)
def test_no_path_leads_to_anything_but_the_claimed_visits_files(
    archive: Archive, visit: VisitRecord, port: int, path: str
) -> None:
    phone = Phone(port)
    phone.ask("POST", f"/v/{archive.offer_link(visit.visit_id)}")
    for way in ("GET", "POST", "PUT"):
        status, _, body = phone.ask(way, path)
        assert status in (404, 405, 410)
        assert b"SQLite format 3" not in body
        assert b"root:" not in body


def test_a_claim_cannot_be_replayed_after_its_time_nor_made_up(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    phone = Phone(port)
    token = archive.offer_link(visit.visit_id)
    phone.ask("POST", f"/v/{token}")
    for made_up in (f"claim={token}", "claim=", "claim=' OR 1=1 --", "claim=%00"):
        assert Phone(port, Cookie=made_up).ask("GET", "/files/fit")[0] == 410
    with archive._within.writing() as connection:
        connection.execute(links.update().values(expires_at=datetime(2026, 1, 1, tzinfo=UTC)))
    assert phone.ask("GET", "/files/fit")[0] == 410
