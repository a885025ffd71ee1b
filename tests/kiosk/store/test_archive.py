from pathlib import Path

import pytest

from kiosk.store import Archive, StoreError, new_id
from tests.kiosk.store.conftest import a_visit


def test_what_the_writer_keeps_is_found_by_the_next_start(path: Path, tmp_path: Path) -> None:
    visit = a_visit()
    archive = Archive(path)
    writer = archive.writer(tmp_path / "waiting")
    writer.keep(visit)
    writer.close()
    archive.close()
    again = Archive(path)
    assert [line.visit_id for line in again.history()] == [visit.visit_id]
    assert again.load(visit.visit_id) == visit
    assert again.load(new_id()) is None


def test_a_file_that_is_damaged_while_open_is_a_typed_error(path: Path, tmp_path: Path) -> None:
    archive = Archive(path)
    writer = archive.writer(tmp_path / "waiting")
    for _ in range(20):
        writer.keep(a_visit(200))
    writer.close()
    archive.close()
    pages = path.stat().st_size // 4096
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096 * (pages - 1))
    with pytest.raises(StoreError, match=r"treadform.db"):
        archive.history()
