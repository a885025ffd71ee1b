"""The light bench: a private bus that is the system bus of each test here."""

import gc
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.on_bus.daemon import private_bus


@pytest.fixture(autouse=True)
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    """Its daemon, for those who want to kill it."""
    with private_bus(tmp_path) as (address, daemon):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield daemon
        gc.collect()  # what a dying bus leaves behind is buried where it died
