from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.store.columns import Id, Utc
from kiosk.store.ids import new_id

SQLITE, POSTGRESQL = sqlite.dialect(), postgresql.dialect()


def test_an_id_is_16_bytes_on_sqlite_and_itself_on_postgresql() -> None:
    made = new_id()
    assert Id().process_bind_param(made, SQLITE) == made.bytes
    assert Id().process_bind_param(made, POSTGRESQL) == made
    assert Id().process_result_value(made.bytes, SQLITE) == made
    assert Id().process_result_value(made, POSTGRESQL) == made
    assert Id().process_result_value(None, SQLITE) is None


@given(st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1)), st.integers(-12 * 60, 14 * 60))
def test_a_moment_is_kept_in_utc_whatever_zone_it_was_said_in(wall: datetime, zone: int) -> None:
    moment = wall.replace(tzinfo=timezone(timedelta(minutes=zone)))
    kept = Utc().process_bind_param(moment, SQLITE)
    assert kept == moment
    assert kept.tzinfo is UTC
    assert Utc().process_result_value(kept.replace(tzinfo=None), SQLITE) == moment


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Utc().process_bind_param(datetime(2026, 11, 22), SQLITE)
