from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kiosk.coaching.record import VisitRecord
from kiosk.store.spill import Spill
from tests.kiosk.store.conftest import a_visit, ended, visits


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(visit=visits)
def test_a_waiting_visit_comes_back_whole(tmp_path: Path, visit: VisitRecord) -> None:
    spill = Spill(tmp_path / "waiting")
    spill.put(ended(visit))
    assert list(spill.waiting()) == [ended(visit)]
    spill.done(visit.visit_id)
    assert list(spill.waiting()) == []


def test_the_oldest_comes_first_and_putting_twice_keeps_one(tmp_path: Path) -> None:
    spill, first, second = Spill(tmp_path), a_visit(), a_visit()
    for visit in (second, first, first):
        spill.put(ended(visit))
    kept = [kept.visit.visit_id for kept in spill.waiting()]
    assert sorted([first.visit_id, second.visit_id]) == kept


@pytest.mark.parametrize("junk", [b"", b"{", b'{"visit_id": 3}', b"\xff\x00"])
def test_what_is_no_visit_is_set_aside_with_its_bytes_and_blocks_nothing(
    tmp_path: Path, junk: bytes
) -> None:
    (tmp_path / "0.json").write_bytes(junk)
    spill, good = Spill(tmp_path), a_visit()
    spill.put(ended(good))
    assert list(spill.waiting()) == [ended(good)]
    assert (tmp_path / "0.unreadable").read_bytes() == junk


def test_a_half_written_file_is_not_a_waiting_visit(tmp_path: Path) -> None:
    (tmp_path / "half.part").write_bytes(b'{"visit_id"')
    assert list(Spill(tmp_path).waiting()) == []


def test_a_folder_that_does_not_exist_holds_nothing(tmp_path: Path) -> None:
    assert list(Spill(tmp_path / "nowhere").waiting()) == []
