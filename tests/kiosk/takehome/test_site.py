"""A real server on loopback, and a phone made of http.client."""

import http.client
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn

from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.store.schema import links
from kiosk.takehome.limit import FAULTS
from kiosk.takehome.site import site
from tests.kiosk.store.conftest import a_visit


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "treadform.db")


@pytest.fixture
def visit(archive: Archive) -> VisitRecord:
    kept = a_visit(30)
    archive.add(kept)
    archive.add(a_visit(3))
    return kept


@pytest.fixture
def port(archive: Archive) -> Iterator[int]:
    server = uvicorn.Server(uvicorn.Config(site(archive), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


class Phone:
    """Keeps its cookie, follows nothing by itself."""

    def __init__(self, port: int, **headers: str) -> None:
        self._port, self._headers = port, headers

    def ask(self, way: str, path: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        connection.request(way, path, headers=self._headers)
        answer = connection.getresponse()
        headers, body = dict(answer.getheaders()), answer.read()
        connection.close()
        if "set-cookie" in headers:
            self._headers["Cookie"] = headers["set-cookie"].split(";")[0]
        return answer.status, headers, body


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


def test_after_ten_wrong_guesses_even_a_right_one_has_to_wait(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    phone, token = Phone(port), archive.offer_link(visit.visit_id)
    answers = {phone.ask("GET", f"/v/guess{number}")[0] for number in range(FAULTS)}
    assert answers == {410}
    assert phone.ask("GET", f"/v/{token}")[0] == 429
    assert phone.ask("POST", f"/v/{token}")[0] == 429


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


def test_somebody_from_elsewhere_is_sent_away(archive: Archive, visit: VisitRecord) -> None:
    import asyncio

    token, said = archive.offer_link(visit.visit_id), []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, object]) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": f"/v/{token}",
        "headers": [],
        "query_string": b"",
        "client": ("8.8.8.8", 1234),
    }
    asyncio.run(site(archive)(scope, receive, send))  # type: ignore[arg-type]
    assert said[0]["status"] == 403
    assert archive.link_is_open(token)


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


def test_the_page_offers_a_picture_and_it_is_one(
    archive: Archive, visit: VisitRecord, port: int
) -> None:
    phone = Phone(port)
    phone.ask("POST", f"/v/{archive.offer_link(visit.visit_id)}")
    assert b"/files/card" in phone.ask("GET", "/files")[2]
    status, headers, body = phone.ask("GET", "/files/card")
    assert (status, body[:4]) == (200, b"\x89PNG")
    assert headers["content-disposition"].endswith('.png"')
