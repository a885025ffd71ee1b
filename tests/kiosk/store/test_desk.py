from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.coaching.member import Consent, SignIn
from kiosk.store import Archive, new_id
from kiosk.store.desk import Desk
from kiosk.store.member_door import Refusal, Refused
from kiosk.store.shift import NotAllowed
from kiosk.store.staff import Role
from kiosk.store.tries import MustWait
from tests.kiosk.store.conftest import PIN, SEEN, a_visit, joins, keep_for

NICKNAME = "Zebedee"


def desk_of(archive: Archive, role: Role) -> Desk:
    archive.staff_door.desk_of("test").office.add_staff(f"a {role}", PIN, role)
    return archive.staff_door.sign_in(f"a {role}", PIN)


def test_the_roster_shows_visits_only_of_those_who_allow_it(archive: Archive) -> None:
    shows, hides = joins(archive, "Ada", Consent.STORE, Consent.COACH), joins(archive, "Bo")
    keep_for(archive, shows, a_visit())
    keep_for(archive, hides, a_visit())
    ada, bo = desk_of(archive, Role.VIEWER).roster()
    assert (ada.nickname, ada.visits, ada.last_visit_at is not None) == ("Ada", 1, True)
    assert (bo.nickname, bo.visits, bo.last_visit_at, bo.consents) == ("Bo", None, None, set())


def test_a_coach_sees_visits_and_trends_of_those_who_allow_it(archive: Archive) -> None:
    member = joins(archive, "Ada", Consent.STORE, Consent.COACH)
    visit = a_visit()
    keep_for(archive, member, visit)
    desk, member_id = desk_of(archive, Role.COACH), member.member().member_id
    assert [line.visit_id for line in desk.history(member_id)] == [visit.visit_id]
    assert desk.visit(member_id, visit.visit_id) == visit
    assert desk.trend(member_id) == []
    member.allow(frozenset({Consent.STORE}))
    for look in (desk.history, desk.trend):
        with pytest.raises(NotAllowed):
            look(member_id)


def test_no_visit_of_another_by_way_of_one_who_allows_it(archive: Archive) -> None:
    shows, hides = joins(archive, "Ada", Consent.COACH), joins(archive, "Bo", Consent.STORE)
    visit = a_visit()
    keep_for(archive, hides, visit)
    desk = desk_of(archive, Role.MANAGER)
    assert desk.visit(shows.member().member_id, visit.visit_id) is None


@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_it_may_and_no_more(archive: Archive, role: Role) -> None:
    member_id = joins(archive, "Ada", Consent.COACH).member().member_id
    desk = desk_of(archive, role)
    deeds = {
        Role.VIEWER: (desk.roster, desk.report),
        Role.COACH: (
            lambda: desk.notes(member_id),
            lambda: desk.write_note(member_id, "likes the beat"),
            lambda: desk.assign(member_id, "express"),
            lambda: desk.lift_lock(member_id),
        ),
        Role.MANAGER: (
            desk.audit,
            desk.office.staff,
            desk.office.backups,
            lambda: desk.everything(member_id),
            lambda: desk.choose_pin(member_id, "8830"),
            lambda: desk.forget(member_id),
        ),
    }
    for needed, tried in deeds.items():
        for deed in tried:
            if role.may(needed):
                deed()
            else:
                with pytest.raises(NotAllowed):
                    deed()


def test_every_deed_leaves_a_line_and_none_a_name(archive: Archive, path: Path) -> None:
    member = joins(archive, NICKNAME, Consent.COACH)
    member_id = member.member().member_id
    desk = desk_of(archive, Role.MANAGER)
    desk.roster()
    desk.report()
    desk.history(member_id)
    desk.write_note(member_id, "a note")
    desk.assign(member_id, "express")
    desk.lift_lock(member_id)
    desk.choose_pin(member_id, "8830")
    desk.log("pod retired", {"address": "C4:12:00:00:00:01"})
    desk.forget(member_id)
    lines = [line for line in desk.audit() if line.actor == str(desk.who.staff_id)]
    assert [line.action for line in reversed(lines)] == [
        *("signed in", "saw roster", "saw report", "saw visits", "wrote note", "assigned"),
        *("lifted lock-out", "set PIN", "pod retired", "deleted", "forget member"),
        "saw audit log",
    ]
    said = " ".join(str(line) for line in desk.audit())
    assert not any(secret in said for secret in (NICKNAME, PIN, "8830", "argon2", "a note"))


def test_what_somebody_may_not_is_written_down_too(archive: Archive) -> None:
    viewer = desk_of(archive, Role.VIEWER)
    with pytest.raises(NotAllowed):
        viewer.audit()
    found = [(line.action, line.detail) for line in desk_of(archive, Role.MANAGER).audit()]
    assert ("was refused", {"action": "saw audit log"}) in found


def test_a_lock_out_is_lifted_by_staff(archive: Archive) -> None:
    member_id = joins(archive, "Ada").member().member_id
    now = SEEN
    for _ in range(40):
        try:
            archive.door.sign_in(SignIn("Ada", "9917"), now)
        except MustWait as wait:
            now += timedelta(seconds=wait.wait_s)
        except Refused:
            pass
    desk = desk_of(archive, Role.COACH)
    assert desk.roster()[0].locked
    desk.lift_lock(member_id)
    assert not desk.roster()[0].locked
    archive.door.sign_in(SignIn("Ada", PIN), now + timedelta(hours=1))


def test_notes_and_the_chosen_program_are_the_members_to_read(archive: Archive) -> None:
    member = joins(archive, "Ada", Consent.COACH)
    member_id = member.member().member_id
    desk = desk_of(archive, Role.COACH)
    desk.write_note(member_id, "likes the beat")
    desk.assign(member_id, "express")
    assert [note.text for note in desk.notes(member_id)] == ["likes the beat"]
    assert desk.roster()[0].program == "express"
    everything = member.everything()
    assert [line.text for line in everything.notes + everything.assigned] == [
        *("likes the beat", "express")
    ]
    desk.assign(member_id, None)
    assert desk.roster()[0].program is None


def test_a_member_who_is_not_there(archive: Archive) -> None:
    desk = desk_of(archive, Role.MANAGER)
    with pytest.raises(LookupError):
        desk.forget(new_id())


def test_who_walked_away_has_to_sign_in_again(archive: Archive) -> None:
    archive.staff_door.desk_of("test").office.add_staff("Kim", PIN, Role.VIEWER)
    now = [SEEN]
    desk = archive.staff_door.sign_in("Kim", PIN, lambda: now[0])
    for _ in range(3):
        now[0] += timedelta(minutes=4)
        desk.roster()
    now[0] += timedelta(minutes=6)
    with pytest.raises(Refused) as refused:
        desk.roster()
    assert refused.value.why is Refusal.SHIFT_OVER


def test_who_left_is_out(archive: Archive) -> None:
    desk = desk_of(archive, Role.VIEWER)
    desk.leave()
    with pytest.raises(Refused):
        desk.roster()


def test_visits_of_a_deleted_member_leave_only_sums(archive: Archive) -> None:
    member = joins(archive, "Ada", Consent.STORE)
    keep_for(archive, member, replace(a_visit(), program="mine"))
    desk = desk_of(archive, Role.MANAGER)
    assert len(desk.forget(member.member().member_id).visits) == 1
    assert archive.history() == []
    assert [(day.program, day.started) for day in desk.report()] == [("mine", 1)]
