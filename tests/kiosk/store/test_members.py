from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from kiosk.coaching.member import Consent
from kiosk.store import new_id
from kiosk.store.auditing import audit_lines
from kiosk.store.members import (
    KEPT_FOR,
    add_member,
    all_members,
    allow,
    allowed,
    choose_pin,
    member,
    named,
    overdue,
    seen,
    speak,
)
from kiosk.store.schema import consents

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_a_new_member_allowed_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        member_id = add_member(connection, "Sam", "hash", "es", NOW)
        found = member(connection, member_id)
        assert found is not None
        assert (found.nickname, found.language, found.visits) == ("Sam", "es", 0)
        assert found.consents == frozenset()
        assert [one.member_id for one in all_members(connection)] == [member_id]
        assert member(connection, new_id()) is None


def test_each_consent_is_kept_with_when_it_was_given_and_when_withdrawn(engine: Engine) -> None:
    later = NOW + timedelta(days=3)
    with engine.begin() as connection:
        member_id = add_member(connection, "Sam", "hash", "en", NOW)
        assert allow(connection, member_id, {Consent.STORE, Consent.COACH}, NOW) == frozenset()
        gone = allow(connection, member_id, {Consent.COACH, Consent.RESEARCH}, later)
        assert gone == {Consent.STORE}
        assert allowed(connection, member_id) == {Consent.COACH, Consent.RESEARCH}
        rows = {row.purpose: (row.given, row.at) for row in connection.execute(consents.select())}
        assert rows == {"store": (False, later), "coach": (True, NOW), "research": (True, later)}
        deeds = [line.action for line in audit_lines(connection, actor=str(member_id))]
        assert sorted(deeds) == ["consent given"] * 3 + ["consent withdrawn", "joined"]


def test_the_same_consents_again_are_no_new_consents(engine: Engine) -> None:
    with engine.begin() as connection:
        member_id = add_member(connection, "Sam", "hash", "en", NOW)
        for days in range(3):
            allow(connection, member_id, {Consent.STORE}, NOW + timedelta(days=days))
        assert [row.at for row in connection.execute(consents.select())] == [NOW]


def test_two_of_one_nickname_are_both_found(engine: Engine) -> None:
    with engine.begin() as connection:
        both = {add_member(connection, name, "hash", "en", NOW) for name in ("Sam", "SAM")}
        assert {who for who, _ in named(connection, " sam")} == both


def test_who_comes_back_is_kept_for_another_year(engine: Engine) -> None:
    with engine.begin() as connection:
        stays, goes = (add_member(connection, name, "", "en", NOW) for name in ("Sam", "Kim"))
        seen(connection, stays, NOW + timedelta(days=100))
        assert overdue(connection, NOW + KEPT_FOR) == []
        assert overdue(connection, NOW + KEPT_FOR + timedelta(days=1)) == [goes]


def test_pin_and_language_can_be_changed(engine: Engine) -> None:
    with engine.begin() as connection:
        member_id = add_member(connection, "Sam", "old", "en", NOW)
        choose_pin(connection, member_id, "new")
        speak(connection, member_id, "es")
        assert named(connection, "Sam") == [(member_id, "new")]
        found = member(connection, member_id)
        assert found is not None
        assert found.language == "es"
