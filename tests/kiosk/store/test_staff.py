from datetime import UTC, datetime

from sqlalchemy import Engine

from kiosk.store import new_id
from kiosk.store.staff import (
    Role,
    add_staff,
    all_staff,
    change_staff,
    is_taken,
    managers_n,
    staff_named,
    staff_of,
)

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_each_role_may_what_those_before_it_may() -> None:
    assert [[one.may(other) for other in Role] for one in Role] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_staff_are_found_by_name_until_they_retire(engine: Engine) -> None:
    with engine.begin() as connection:
        kim = add_staff(connection, "Kim", "hash", Role.MANAGER, NOW)
        assert staff_named(connection, " KIM") == (kim, "hash")
        assert staff_of(connection, kim.staff_id) == kim
        assert managers_n(connection) == 1
        assert change_staff(connection, kim.staff_id, retired_at=NOW)
        assert staff_named(connection, "Kim") is None
        assert is_taken(connection, "kim")
        assert managers_n(connection) == 0
        assert [one.retired_at for one in all_staff(connection)] == [NOW]
        assert not change_staff(connection, new_id(), role=Role.VIEWER)
