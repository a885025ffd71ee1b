from pathlib import Path

import pytest

from kiosk.store import Archive, new_id
from kiosk.store.desk import Desk
from kiosk.store.member_door import Refusal, Refused
from kiosk.store.restoring import restore_if_asked
from kiosk.store.shift import NotAllowed
from kiosk.store.staff import Role
from tests.kiosk.store.conftest import PIN, a_visit


@pytest.fixture
def desk(archive: Archive) -> Desk:
    archive.staff_door.desk_of("test").office.add_staff("Kim", PIN, Role.MANAGER)
    return archive.staff_door.sign_in("kim", PIN)


def test_new_staff_can_sign_in_with_their_role(archive: Archive, desk: Desk) -> None:
    desk.office.add_staff("Lee", "8830", Role.COACH)
    assert archive.staff_door.sign_in("Lee", "8830").who.role is Role.COACH
    assert [(one.name, one.role) for one in desk.office.staff()] == [
        *(("Kim", Role.MANAGER), ("Lee", Role.COACH))
    ]


@pytest.mark.parametrize(
    ("name", "pin", "refusal"),
    [
        ("KIM", "8830", Refusal.TAKEN),
        ("", "8830", Refusal.NICKNAME),
        ("Lee", "1234", Refusal.EASY_PIN),
        ("Lee", "12", Refusal.PIN),
    ],
)
def test_staff_whom_there_cannot_be(desk: Desk, name: str, pin: str, refusal: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        desk.office.add_staff(name, pin, Role.VIEWER)
    assert refused.value.why is refusal


def test_a_role_that_was_taken_away_is_gone_at_once(archive: Archive, desk: Desk) -> None:
    lee = desk.office.add_staff("Lee", "8830", Role.MANAGER)
    other = archive.staff_door.sign_in("Lee", "8830")
    other.audit()
    desk.office.set_role(lee.staff_id, Role.VIEWER)
    with pytest.raises(NotAllowed):
        other.audit()


def test_who_retired_is_out_and_stays_in_the_log(archive: Archive, desk: Desk) -> None:
    lee = desk.office.add_staff("Lee", "8830", Role.VIEWER)
    other = archive.staff_door.sign_in("Lee", "8830")
    desk.office.retire(lee.staff_id)
    with pytest.raises(NotAllowed):
        other.roster()
    with pytest.raises(Refused):
        archive.staff_door.sign_in("Lee", "8830")
    assert desk.office.staff()[1].retired_at is not None


def test_a_new_pin_opens_and_the_old_one_does_not(archive: Archive, desk: Desk) -> None:
    desk.office.set_pin(desk.who.staff_id, "8830")
    archive.staff_door.sign_in("Kim", "8830")
    with pytest.raises(Refused):
        archive.staff_door.sign_in("Kim", PIN)


def test_somebody_stays_a_manager(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.office.retire(desk.who.staff_id)
    with pytest.raises(NotAllowed):
        desk.office.set_role(desk.who.staff_id, Role.VIEWER)
    assert desk.office.staff()[0].role is Role.MANAGER


def test_nobody_of_that_id(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.office.retire(new_id())


def test_a_backup_is_gone_back_to_at_the_next_start(
    archive: Archive, desk: Desk, path: Path
) -> None:
    archive.add(a_visit())
    made = desk.office.make_backup()
    assert [file for _, file in desk.office.backups()] == [made]
    archive.add(a_visit())
    desk.office.restore(made)
    archive.close()
    assert restore_if_asked(path) == made
    assert len(Archive(path).history()) == 1


def test_only_the_kiosks_own_backups_can_be_asked_for(desk: Desk, tmp_path: Path) -> None:
    for other in (tmp_path / "treadform.db", tmp_path / "backups" / ".." / "else.db"):
        with pytest.raises(LookupError):
            desk.office.restore(other)
