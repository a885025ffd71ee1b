import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli.log import start_log
from kiosk.cli.settings import Log


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    room = logging.getLogger("kiosk")
    before = list(room.handlers), room.level
    yield
    for handler in room.handlers:
        if handler not in before[0]:
            handler.close()
    room.handlers[:], room.level = before


def test_the_log_is_rotated_and_bounded(tmp_path: Path) -> None:
    start_log(tmp_path / "logs" / "treadform.log", Log(files=3, file_mb=0.01))
    for number in range(1000):
        logging.getLogger("kiosk.store").info("line %d of some length to fill the file", number)
    files = sorted((tmp_path / "logs").iterdir())
    assert [file.name for file in files] == [f"treadform.log{end}" for end in ("", ".1", ".2")]
    assert all(file.stat().st_size <= 10_000 for file in files)
    assert "line 999" in files[0].read_text()


def test_its_level_is_kept(tmp_path: Path) -> None:
    start_log(tmp_path / "treadform.log", Log(level="warning"))
    logging.getLogger("kiosk.radio").info("not this")
    logging.getLogger("kiosk.radio").warning("but this")
    assert "kiosk.radio: but this" in (tmp_path / "treadform.log").read_text()
    assert "not this" not in (tmp_path / "treadform.log").read_text()


def test_where_no_log_can_be_written_it_goes_to_the_terminal_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    start_log(tmp_path / "file" / "treadform.log", Log())
    logging.getLogger("kiosk.app").info("on")
    told = capsys.readouterr().err
    assert "treadform.log cannot be written (" in told
    assert "kiosk.app: on" in told
