import pytest
from sqlalchemy import Connection

from kiosk.store.gym import outbox
from kiosk.store.gym.calls import CALLS, Call, NotYet, call_of
from kiosk.store.gym.noting import NOTED
from kiosk.store.gym.outbox import Entry
from kiosk.store.ids import new_id
from tests.gym.treadmill import Treadmill
from tests.kiosk.store.gym.conftest import MakeTreadmill


def told(connection: Connection) -> dict[str, Call | None]:
    return {
        entry.kind: call_of(connection, entry, new_id())
        for entry in outbox.next_entries(connection, 99)
    }


def everything(here: Treadmill) -> None:
    here.visit(here.add_member(), 12)
    here.count()
    here.note_audit()
    here.publish("springs", 1, "text")
    here.assign("C0:00:00:00:00:01")
    here.forget_member(new_id())


def test_there_is_a_call_for_all_that_is_noted(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    everything(here)
    with here.engine.connect() as connection:
        calls = told(connection)
    assert set(calls) == set(CALLS) == {noted.kind for noted in NOTED}
    assert all(call is not None and call.function in call.statement for call in calls.values())


def test_what_is_gone_is_not_told(treadmill: MakeTreadmill) -> None:
    with treadmill().engine.connect() as connection:
        for kind in CALLS:
            detail = "1 springs" if kind == "program" else "2026-11-22 express"
            assert call_of(connection, Entry(1, kind, new_id(), detail), None) is None


def test_an_edit_says_only_what_it_changes(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    sam = here.add_member(consent=False)
    here.sync.round()
    here.edit(sam, language="es")
    with here.engine.connect() as connection:
        call = told(connection)["member"]
    assert call is not None
    changed = {name for name, value in call.parameters.items() if value is not None}
    assert changed == {"edit", "member", "lang"}


def test_an_edit_that_was_taken_back_is_none(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    sam = here.add_member(consent=False)
    here.sync.round()
    here.edit(sam, language="es")
    here.edit(sam, language="en")
    with here.engine.connect() as connection:
        assert told(connection) == {"member": None}


@pytest.mark.parametrize("consent", [True, False])
def test_a_visit_leaves_only_with_consent(treadmill: MakeTreadmill, consent: bool) -> None:
    here = treadmill()
    here.visit(here.add_member(consent=consent), 12)
    with here.engine.connect() as connection:
        if consent:
            assert told(connection)["visit"] is not None
        else:
            with pytest.raises(NotYet, match="stored"):
                told(connection)
