import pytest

from kiosk.store import Archive
from kiosk.store.member_door import Refusal, Refused
from kiosk.store.staff import Role
from kiosk.store.tries import LOCKED_AFTER_N, MustWait
from tests.kiosk.store.conftest import PIN


def test_the_first_manager_is_hired_and_signs_in(archive: Archive) -> None:
    assert not archive.staff_door.has_staff()
    archive.staff_door.desk_of("root").office.add_staff("Kim", PIN, Role.MANAGER)
    assert archive.staff_door.has_staff()
    desk = archive.staff_door.sign_in("kim", PIN)
    assert (desk.who.name, desk.who.role) == ("Kim", Role.MANAGER)
    assert [line.actor for line in desk.audit()][-1] == "root"


@pytest.mark.parametrize(
    ("name", "pin", "why"),
    [("", PIN, Refusal.NICKNAME), ("Kim", PIN, Refusal.TAKEN), ("Lee", "1111", Refusal.EASY_PIN)],
)
def test_who_cannot_be_hired(archive: Archive, name: str, pin: str, why: Refusal) -> None:
    archive.staff_door.desk_of("root").office.add_staff("Kim", PIN, Role.MANAGER)
    with pytest.raises(Refused) as refused:
        archive.staff_door.desk_of("root").office.add_staff(name, pin, Role.VIEWER)
    assert refused.value.why is why


def test_a_wrong_name_and_a_wrong_pin_are_one_answer(archive: Archive) -> None:
    archive.staff_door.desk_of("root").office.add_staff("Kim", PIN, Role.MANAGER)
    for name, pin in (("Kim", "9917"), ("Lee", PIN)):
        with pytest.raises(Refused) as refused:
            archive.staff_door.sign_in(name, pin)
        assert refused.value.why is Refusal.WRONG


def test_guessing_a_staff_pin_is_limited_too(archive: Archive) -> None:
    archive.staff_door.desk_of("root").office.add_staff("Kim", PIN, Role.MANAGER)
    outcomes = []
    for _ in range(LOCKED_AFTER_N):
        with pytest.raises((Refused, MustWait)) as refused:
            archive.staff_door.sign_in("Kim", "9917")
        outcomes.append(refused.type)
    assert outcomes[3:] == [MustWait] * 7
