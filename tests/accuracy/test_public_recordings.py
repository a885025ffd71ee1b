import hashlib
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.accuracy.public_recordings import SETS, Source, Unusable, fetched


@pytest.fixture
def home(tmp_path: Path) -> Iterator[str]:
    """A public home on this machine that serves one file."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "a.csv").write_text("1\n2\n")

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(tmp_path / "home"))  # type: ignore[arg-type]

        def log_message(self, *arguments: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


GOOD = Source("a.csv", 4, hashlib.sha256(b"1\n2\n").hexdigest())


def test_a_file_is_fetched_once(home: str, tmp_path: Path) -> None:
    assert fetched(GOOD, tmp_path / "kept", home) == "1\n2\n"
    assert fetched(GOOD, tmp_path / "kept", "http://127.0.0.1:1") == "1\n2\n"


@pytest.mark.parametrize("size", [3, 4, 5])
def test_another_file_is_refused_and_not_kept(home: str, tmp_path: Path, size: int) -> None:
    with pytest.raises(Unusable, match="not the file that was measured"):
        fetched(Source("a.csv", size, "0" * 64), tmp_path / "kept", home)
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("path", ["a.csv", "missing.csv"])
def test_no_network_or_no_such_file_is_said(home: str, tmp_path: Path, path: str) -> None:
    nowhere = home if path == "missing.csv" else "http://127.0.0.1:1"
    with pytest.raises(Unusable, match="not reached"):
        fetched(Source(path, 4, GOOD.sha256), tmp_path, nowhere)


def test_every_source_names_its_commit_and_checksum() -> None:
    sources = [source for _, needed in SETS.values() for source in needed]
    assert len(sources) == 6
    for source in sources:
        assert len(source.path.split("/")[2]) == 40
        assert len(source.sha256) == 64
