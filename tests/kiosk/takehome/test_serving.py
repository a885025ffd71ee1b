import socket
from pathlib import Path

import pytest

from kiosk.store import Archive
from kiosk.takehome.serving import CannotListen, serve


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen, match=f"127.0.0.1:{port}"):
            serve(Archive(tmp_path / "treadform.db"), "127.0.0.1", port)
