import pytest

from kiosk.store import Archive, pins
from kiosk.store.member_door import Refused
from kiosk.store.shift import pin_hash_of
from kiosk.store.staff import Role
from tests.kiosk.store.conftest import PIN


def test_a_deed_that_fails_leaves_neither_itself_nor_its_line(archive: Archive) -> None:
    archive.staff_door.desk_of("root").office.add_staff("Kim", PIN, Role.MANAGER)
    desk = archive.staff_door.sign_in("Kim", PIN)
    with pytest.raises(LookupError), desk._shift.deed(Role.MANAGER, "half a deed"):
        raise LookupError
    assert "half a deed" not in [line.action for line in desk.audit()]


def test_only_a_good_pin_gets_a_hash(cheap_pins: None) -> None:
    assert pins.matches(pin_hash_of(PIN), PIN)
    for bad in ("12", "1234"):
        with pytest.raises(Refused):
            pin_hash_of(bad)
