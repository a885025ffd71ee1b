"""A real server on loopback, and a phone made of http.client."""

import http.client
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.takehome.serving import settings_of
from tests.kiosk.store.conftest import a_visit
from tests.kiosk.store.conftest import cheap_pins as cheap_pins


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
    server = uvicorn.Server(settings_of(archive, "127.0.0.1", 0))
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

    def ask(self, way: str, path: str, said: str = "") -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        connection.request(way, path, said or None, self._headers)
        answer = connection.getresponse()
        headers, body = dict(answer.getheaders()), answer.read()
        connection.close()
        if "set-cookie" in headers:
            self._headers["Cookie"] = headers["set-cookie"].split(";")[0]
        return answer.status, headers, body
