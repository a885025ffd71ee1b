import os
import sys
from pathlib import Path
from time import sleep

import pytest

from kiosk.cli import keeping_up
from kiosk.cli.keeping_up import ELSEWHERE


def children() -> set[str]:
    return set(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split())


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In place of Python: notes how it was started, and ends with its input."""
    said = tmp_path / "said"
    script = tmp_path / "python"
    script.write_text(f'#!/bin/sh\necho "$@" > {said}\ncat > /dev/null\n')
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    return said


def test_the_process_lives_as_long_as_the_kiosk(stand_in: Path, tmp_path: Path) -> None:
    before = children()
    with keeping_up.keeping_up("postgresql+psycopg://x", tmp_path):
        assert len(children() - before) == 1
        while not stand_in.exists() or not stand_in.read_text():
            sleep(0.01)
        assert stand_in.read_text() == f"-m kiosk gym sync --follow --home {tmp_path}\n"
    assert children() == before


def test_one_that_hangs_is_ended(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(sys.executable).write_text("#!/bin/sh\nexec sleep 100\n")
    monkeypatch.setattr(keeping_up, "PATIENCE_S", 0.1)
    before = children()
    with keeping_up.keeping_up("postgresql+psycopg://x", None):
        pass
    assert children() == before


@pytest.mark.parametrize(("address", "who"), [("", ""), ("postgresql+psycopg://x", "service")])
def test_without_a_gym_or_with_a_service_there_is_no_process(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch, address: str, who: str
) -> None:
    monkeypatch.setenv(ELSEWHERE, who)
    before = children()
    with keeping_up.keeping_up(address, None):
        assert children() == before
