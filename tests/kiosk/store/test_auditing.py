from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from kiosk.store.auditing import audit_lines, note

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_the_newest_deed_comes_first_and_one_actor_can_be_asked_for(engine: Engine) -> None:
    with engine.begin() as connection:
        for minutes, actor in enumerate(("kim", "lee", "kim")):
            at = NOW + timedelta(minutes=minutes)
            note(connection, actor, "looked", {"minute": minutes}, at)
        found = audit_lines(connection)
        assert [line.detail["minute"] for line in found] == [2, 1, 0]
        assert found[0].at == NOW + timedelta(minutes=2)
        assert len(audit_lines(connection, limit=1)) == 1
        assert [line.actor for line in audit_lines(connection, actor="lee")] == ["lee"]
