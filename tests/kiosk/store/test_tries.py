from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine, func, select

from kiosk.store.database import open_database
from kiosk.store.schema import tries as table
from kiosk.store.tries import (
    FREE_N,
    HOUSE_CALM,
    HOUSE_FREE_N,
    KEPT,
    LOCKED_AFTER_N,
    Door,
    LockedOut,
    MustWait,
    begin_try,
    is_locked,
    lift,
    was_right,
)

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def guesses_in(connection: Connection, hours: int, key: str = "sam") -> int:
    """How many PINs somebody can try who tries again as soon as the door allows."""
    now, guesses = NOW, 0
    while now < NOW + timedelta(hours=hours):
        try:
            begin_try(connection, Door.MEMBER, key, now)
            guesses += 1
        except MustWait as wait:
            now += timedelta(seconds=wait.wait_s)
        except LockedOut:
            break
    return guesses


def test_brute_force_ends_after_ten_guesses(engine: Engine) -> None:
    with engine.begin() as connection:
        assert guesses_in(connection, hours=10_000) == LOCKED_AFTER_N
        assert is_locked(connection, Door.MEMBER, "sam")


def test_a_lock_out_outlives_a_restart_until_staff_lift_it(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        guesses_in(connection, hours=10_000)
    engine.dispose()
    with open_database(path).begin() as connection:
        with pytest.raises(LockedOut):
            begin_try(connection, Door.MEMBER, "sam", NOW + timedelta(days=400))
        lift(connection, Door.MEMBER, "sam")
        begin_try(connection, Door.MEMBER, "sam", NOW + timedelta(days=400))


def test_mistyping_now_and_then_costs_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        for day in range(100):
            now = NOW + timedelta(days=day)
            for _ in range(FREE_N):
                begin_try(connection, Door.MEMBER, "sam", now)
            was_right(connection, Door.MEMBER, "sam", now)


def test_the_waits_double(engine: Engine) -> None:
    now, waits = NOW, []
    with engine.begin() as connection:
        while len(waits) < 6:
            try:
                begin_try(connection, Door.MEMBER, "sam", now)
            except MustWait as wait:
                waits.append(wait.wait_s)
                now += timedelta(seconds=wait.wait_s)
    assert waits == [30, 60, 120, 240, 480, 960]


def test_one_pin_on_many_names_is_slowed_down_too(engine: Engine) -> None:
    with engine.begin() as connection:
        for number in range(HOUSE_FREE_N):
            begin_try(connection, Door.MEMBER, f"name {number}", NOW)
        with pytest.raises(MustWait):
            begin_try(connection, Door.MEMBER, "somebody else", NOW)
        begin_try(connection, Door.MEMBER, "somebody else", NOW + HOUSE_CALM)


def test_a_member_and_a_coach_of_one_name_are_two(engine: Engine) -> None:
    with engine.begin() as connection:
        guesses_in(connection, hours=10_000)
        begin_try(connection, Door.STAFF, "sam", NOW + timedelta(days=1))


def test_a_clock_that_goes_back_a_year_locks_nobody_out_for_a_year(engine: Engine) -> None:
    with engine.begin() as connection:
        for _ in range(FREE_N + 1):
            try:
                begin_try(connection, Door.MEMBER, "sam", NOW)
            except MustWait:
                break
        back = NOW - timedelta(days=365)
        with pytest.raises(MustWait) as wait:
            begin_try(connection, Door.MEMBER, "sam", back)
        assert wait.value.wait_s <= 30


def test_no_name_can_be_read_in_the_table_and_old_rows_go(engine: Engine) -> None:
    with engine.begin() as connection:
        begin_try(connection, Door.MEMBER, "sam", NOW)
        assert all(b"sam" not in row.who for row in connection.execute(table.select()))
        begin_try(connection, Door.MEMBER, "kim", NOW + KEPT + timedelta(days=1))
        assert connection.scalar(select(func.count()).select_from(table)) == 2


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 4000)), max_size=60))
def test_however_the_guesses_come_no_name_gets_more_than_ten(moves: list[tuple[str, int]]) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        now, counted = NOW, {"a": 0, "b": 0, "c": 0}
        for key, seconds in moves:
            now += timedelta(seconds=seconds)
            try:
                begin_try(connection, Door.MEMBER, key, now)
                counted[key] += 1
            except (MustWait, LockedOut):
                pass
        assert all(n <= LOCKED_AFTER_N for n in counted.values())
    engine.dispose()
