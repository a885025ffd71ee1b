import inspect
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from kiosk.coaching.member import Consent, Join, SignIn
from kiosk.store import Archive, new_id
from kiosk.store.database import writing
from kiosk.store.gym.joining import Joined
from kiosk.store.gym.link import become, went_wrong
from kiosk.store.keeping import Kept, keep
from kiosk.store.member_door import RESUMABLE_FOR, MemberSession, Refusal, Refused
from kiosk.store.members import add_member
from kiosk.store.pins import hash_of
from kiosk.store.schema import gym_link, visits
from kiosk.store.tries import FREE_N, LOCKED_AFTER_N, MustWait
from tests.kiosk.store.conftest import PIN, SEEN, a_visit, joins, keep_for


def why(archive: Archive, wanted: Join | SignIn) -> Refusal:
    try:
        if isinstance(wanted, Join):
            archive.door.join(wanted, "en", SEEN)
        else:
            archive.door.sign_in(wanted, SEEN)
    except Refused as refused:
        return refused.why
    raise AssertionError(f"{wanted} was let in")


def test_a_member_comes_back_by_nickname_and_pin(archive: Archive) -> None:
    joins(archive, "Sam", Consent.STORE)
    found = archive.door.sign_in(SignIn("sam ", PIN), SEEN).member()
    assert (found.nickname, found.consents, found.visits) == ("Sam", {Consent.STORE}, 0)


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (Join("Sam", PIN, sixteen=False), Refusal.UNDER_SIXTEEN),
        (Join("  ", PIN, sixteen=True), Refusal.NICKNAME),
        (Join("Sam", "47", sixteen=True), Refusal.PIN),
        (Join("Sam", "1234", sixteen=True), Refusal.EASY_PIN),
        (Join("KIM", PIN, sixteen=True), Refusal.TAKEN),
        (SignIn("Kim", "9917"), Refusal.WRONG),
        (SignIn("Nobody", PIN), Refusal.WRONG),
        (SignIn("Kim' OR '1'='1", PIN), Refusal.WRONG),
        (SignIn("%", PIN), Refusal.WRONG),
    ],
)
def test_a_door_that_stays_shut_says_why(
    archive: Archive, wanted: Join | SignIn, refusal: Refusal
) -> None:
    joins(archive, "Kim")
    assert why(archive, wanted) is refusal


def test_guessing_is_slow_and_ends(archive: Archive) -> None:
    joins(archive, "Sam")
    now, wrong = SEEN, 0
    while wrong < LOCKED_AFTER_N:
        try:
            archive.door.sign_in(SignIn("Sam", "9917"), now)
        except MustWait as wait:
            assert wrong >= FREE_N
            now += timedelta(seconds=wait.wait_s)
        except Refused:
            wrong += 1
    with pytest.raises(Refused) as refused:
        archive.door.sign_in(SignIn("Sam", PIN), now + timedelta(days=400))
    assert refused.value.why is Refusal.ASK_STAFF


def test_two_members_of_one_nickname_and_pin_are_never_mixed_up(archive: Archive) -> None:
    joins(archive, "Sam")
    with archive._within.writing() as connection:  # as another kiosk's member comes by the gym
        add_member(connection, "Sam", hash_of(PIN), "en", SEEN)
        twin = add_member(connection, "SAM", hash_of("8830"), "en", SEEN)
    assert why(archive, SignIn("Sam", PIN)) is Refusal.ASK_STAFF
    assert archive.door.sign_in(SignIn("Sam", "8830"), SEEN).member().member_id == twin


def test_a_member_reads_no_visit_of_another(archive: Archive) -> None:
    sam, kim = joins(archive, "Sam", Consent.STORE), joins(archive, "Kim", Consent.STORE)
    visit = a_visit()
    keep_for(archive, sam, visit)
    assert sam.visit(visit.visit_id) == visit
    assert kim.visit(visit.visit_id) is None
    assert kim.visits() == []
    assert kim.everything().visits == ()
    assert kim.resumable(SEEN) is None
    kim.forget(SEEN)
    assert sam.visit(visit.visit_id) == visit


def test_a_session_has_no_call_that_takes_another_members_id() -> None:

    for name, method in inspect.getmembers(MemberSession, inspect.isfunction):
        if not name.startswith("_"):
            assert not any(
                "member" in argument for argument in inspect.signature(method).parameters
            )


def test_without_the_first_consent_a_visit_is_a_guests(archive: Archive) -> None:
    session = joins(archive, "Sam", Consent.COACH)
    assert (session.owner.guest, session.owner.member_id) == (True, None)
    session.allow(frozenset({Consent.STORE}))
    assert (session.owner.guest, session.owner.member_id) == (False, session.member().member_id)


def cut(archive: Archive, session: MemberSession) -> None:
    visit = replace(a_visit(), complete=False)
    with archive._within.writing() as connection:
        keep(connection, Kept(visit, SEEN, ended=False, owner=session.owner))


def test_a_visit_that_was_cut_short_can_be_gone_on_with_for_ten_minutes(archive: Archive) -> None:
    session = joins(archive, "Sam", Consent.STORE)
    assert session.resumable(SEEN) is None
    cut(archive, session)
    found = session.resumable(SEEN + RESUMABLE_FOR - timedelta(seconds=1))
    assert found is not None
    assert found.visit.sets == a_visit().sets
    assert session.resumable(SEEN + RESUMABLE_FOR) is None
    assert session.resumable(SEEN - timedelta(days=1)) is None  # a clock that went back


def test_a_visit_that_ended_cannot_be_gone_on_with(archive: Archive) -> None:
    session = joins(archive, "Sam", Consent.STORE)
    keep_for(archive, session, a_visit())
    assert session.resumable(SEEN) is None


def test_forgotten_is_gone_here_with_a_receipt_and_cannot_sign_in(archive: Archive) -> None:
    session = joins(archive, "Sam", Consent.STORE)
    visit = a_visit()
    keep_for(archive, session, visit)
    receipt = session.forget(SEEN)
    assert receipt.visits == (visit.visit_id,)
    assert len(receipt.members) == 1
    assert receipt.gone_from_backups_by > receipt.forgotten_at
    assert why(archive, SignIn("Sam", PIN)) is Refusal.WRONG
    with pytest.raises(Refused):
        session.member()


def test_language_follows_the_member(archive: Archive) -> None:
    session = joins(archive, "Sam")
    session.speak("es")
    assert archive.door.sign_in(SignIn("Sam", PIN), SEEN).member().language == "es"


def test_a_visit_id_of_nobody_opens_nothing(archive: Archive) -> None:
    assert joins(archive, "Sam").visit(new_id()) is None
    with archive._within.reading() as connection:
        assert connection.execute(visits.select()).all() == []


@pytest.mark.parametrize("joined", [False, True])
def test_the_receipt_says_whether_the_gym_hears_of_it(archive: Archive, joined: bool) -> None:
    session = joins(archive, "Sam")
    if joined:
        with archive._within.writing() as connection:
            row = {"kiosk_id": new_id(), "chain_id": new_id(), "gym_id": new_id()}
            connection.execute(gym_link.insert(), row | {"joined_at": SEEN, "known_version": 0})
    assert session.forget(SEEN).told_the_gym is joined


def test_a_kiosk_that_was_revoked_lets_nobody_in(archive: Archive, engine: Engine) -> None:
    joins(archive, "Sam", Consent.STORE)
    with writing(engine) as connection:
        become(connection, Joined("", new_id(), new_id(), new_id()))
        went_wrong(connection, "this kiosk was revoked", revoked=True)
    for wanted in (SignIn("Sam", PIN), Join("Kim", PIN, sixteen=True)):
        assert why(archive, wanted) is Refusal.ASK_STAFF
