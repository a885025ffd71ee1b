"""The room of the gallery has something to show of everything that a page can show."""

from pathlib import Path

from kiosk.app.checkup.check import Verdict
from kiosk.app.desk.sample_room import AT_REST, IN_A_VISIT, sample_room


def test_its_check_up_finds_one_of_each_and_says_what_to_do(tmp_path: Path) -> None:
    found = list(sample_room(tmp_path).doctor())
    assert {one.verdict for one in found} == set(Verdict)
    assert all(bool(one.do) == (one.verdict is not Verdict.GOOD) for one in found)


def test_somebody_is_signed_in_and_its_devices_are_in_every_state(tmp_path: Path) -> None:
    room = sample_room(tmp_path)
    assert room.desk.who.name == "Ines"
    assert {one.ready for one in AT_REST.connections} == {True, False}
    assert any(one.refusal for one in AT_REST.connections)
    assert IN_A_VISIT.staff_called
    assert not AT_REST.staff_called


def test_where_nobody_joined_yet_it_is_empty(tmp_path: Path) -> None:
    room = sample_room(tmp_path, empty=True)
    assert room.desk.roster() == []
    assert room.archive.devices.all() == []
