from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from kiosk.store import new_id
from kiosk.store.members import add_member
from kiosk.store.roster import assign, assigned, nickname_of, notes_of, roster, write_note

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_a_member_with_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        member_id = add_member(connection, "Sam", "", "en", NOW)
        (line,) = roster(connection)
        assert (line.member_id, line.visits, line.program, line.locked) == (
            *(member_id, None, None, False),
        )
        assert nickname_of(connection, member_id) == "Sam"
        with pytest.raises(LookupError):
            nickname_of(connection, new_id())


def test_the_last_choice_counts_and_notes_are_newest_first(engine: Engine) -> None:
    with engine.begin() as connection:
        member_id, staff_id = add_member(connection, "Sam", "", "en", NOW), new_id()
        for program in ("express", "standard"):
            assign(connection, member_id, program, staff_id, NOW)
        assert assigned(connection, member_id) == "standard"
        assign(connection, member_id, None, staff_id, NOW)
        assert assigned(connection, member_id) is None
        for day in (1, 2):
            write_note(connection, member_id, f"day {day}", staff_id, NOW.replace(day=day))
        assert [note.text for note in notes_of(connection, member_id)] == ["day 2", "day 1"]
