from datetime import timedelta

from kiosk.store.database import writing
from kiosk.store.gym import outbox
from kiosk.store.ids import new_id
from tests.kiosk.store.gym.conftest import MakeTreadmill


def test_it_is_read_oldest_first_and_emptied_one_by_one(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    for _ in range(3):
        here.note_audit()
    with writing(here.engine) as connection:
        first, second = outbox.next_entries(connection, 2)
        outbox.done(connection, [first])
        assert outbox.next_entries(connection, 1) == [second]
        assert outbox.waiting(connection).length == 2
        assert outbox.waiting(connection).oldest_at is not None


def test_what_was_refused_is_counted_left_out_and_tried_again(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    sam = here.add_member()
    with writing(here.engine) as connection:
        entry, *_ = outbox.next_entries(connection, 1)
        outbox.set_aside(connection, entry, "no")
        assert entry not in outbox.next_entries(connection, 9)
        assert outbox.waiting(connection).refused == 1
        assert outbox.was_refused(connection, "member", sam)
        outbox.try_again(connection)
        assert outbox.next_entries(connection, 1) == [entry]


def test_an_edit_that_was_frozen_is_not_the_next_one(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    sam = here.add_member(consent=False)
    with writing(here.engine) as connection:
        (entry,) = outbox.next_entries(connection, 9)
        outbox.freeze(connection, entry, new_id(), {"function": "f", "parameters": {}})
    here.edit(sam, language="es")
    with writing(here.engine) as connection:
        frozen, fresh = outbox.next_entries(connection, 9)
    assert frozen.frozen is not None
    assert fresh.frozen is None


def test_a_visit_without_an_end_is_noted_when_nobody_can_go_on_with_it(
    treadmill: MakeTreadmill,
) -> None:
    here = treadmill()
    visit_id = here.visit(here.add_member(), ended=False)
    for later in (timedelta(minutes=5), timedelta(minutes=20), -timedelta(minutes=20)):
        with here.engine.connect() as connection:
            cut = outbox.cut_short(connection, here.now() + later)
        assert cut == ([visit_id] if abs(later) > outbox.RESUMABLE else [])


def test_what_the_gym_has_is_remembered_until_it_is_not(treadmill: MakeTreadmill) -> None:
    here, who = treadmill(), new_id()
    with writing(here.engine) as connection:
        assert outbox.known(connection, "member", who) == outbox.Known(0, {})
        outbox.now_known(connection, "member", who, "", 3, {"language": "en"})
        outbox.now_known(connection, "member", who, "", 4, {"language": "es"})
        assert outbox.known(connection, "member", who) == outbox.Known(4, {"language": "es"})
        outbox.unknown(connection, who)
        assert outbox.known(connection, "member", who).version == 0
