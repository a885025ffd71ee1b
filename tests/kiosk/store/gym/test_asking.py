import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest

from kiosk.coaching.member import Join, SignIn
from kiosk.store.gym import asking
from kiosk.store.gym.sync import Pace, Sync
from kiosk.store.member_door import MemberDoor, Refusal, Refused
from kiosk.store.raw_shelf import RawShelf
from kiosk.store.transactions import Transactions
from tests.gym.postgres import Postgres
from tests.gym.treadmill import Treadmill
from tests.gym.wire import Wire
from tests.kiosk.store.gym.conftest import MakeTreadmill

ONLY_WHEN_ASKED = Pace(every_s=600.0, look_s=0.05, rest_s=600.0)
SAM = Join("Sam", "4711", frozenset(), sixteen=True)
HELLO = SignIn("Sam", "4711")


def door(of: Treadmill) -> MemberDoor:
    return MemberDoor(Transactions(of.path, of.engine), RawShelf(of.path.with_name("raw")))


@contextmanager
def following(one: Treadmill) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=one.sync.follow, args=(stop, lambda _: None))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def test_who_joined_elsewhere_a_moment_ago_is_let_in(
    treadmill: MakeTreadmill, cheap_pins: None
) -> None:
    here, there = treadmill(), treadmill()
    there.sync = Sync(there.engine, there.place.address, ONLY_WHEN_ASKED)
    there.sync.round()
    with following(there):
        while not asking.ask(there.path):  # its first round is over: now it rests for ten minutes
            pass
        door(here).join(SAM, "en")
        here.sync.round()
        session = door(there).sign_in(HELLO)
        assert session.member().nickname == "Sam"


def test_a_wrong_pin_stays_wrong_after_asking(treadmill: MakeTreadmill, cheap_pins: None) -> None:
    here = treadmill()
    door(here).join(SAM, "en")
    with following(here), pytest.raises(Refused) as refused:
        door(here).sign_in(SignIn("Sam", "4712"))
    assert refused.value.why is Refusal.WRONG


def test_at_the_door_a_gym_that_was_gone_is_tried_again_at_once(
    postgres: Postgres, treadmill: MakeTreadmill, cheap_pins: None
) -> None:
    here, there = treadmill(), treadmill()
    with Wire(postgres.port) as wire:
        through = there.place.address.replace(str(postgres.port), str(wire.port))
        there.sync = Sync(there.engine, through, ONLY_WHEN_ASKED)
        wire.cut()
        with following(there):
            while not there.rows("SELECT * FROM gym_link WHERE trouble IS NOT NULL"):
                sleep(0.05)
            with pytest.raises(Refused):
                door(there).sign_in(HELLO)
            door(here).join(SAM, "en")
            here.sync.round()
            wire.mend()
            assert door(there).sign_in(HELLO).member().nickname == "Sam"
        there.sync.close()


def test_where_nobody_answers_the_wait_ends(tmp_path: Path) -> None:
    assert not asking.ask(tmp_path / "treadform.db", patience_s=0.2)
    assert not asking.ask(tmp_path / "no such folder" / "treadform.db")
    asking.answer(tmp_path / "no such folder" / "treadform.db", 1)


def test_an_answer_to_an_earlier_question_is_none(tmp_path: Path) -> None:
    database = tmp_path / "treadform.db"
    assert not asking.ask(database, patience_s=0.0)
    earlier = asking.asked_at(database)
    sleep(0.02)
    assert not asking.ask(database, patience_s=0.0)
    asking.answer(database, earlier)
    assert asking.asked_at(database) != earlier
    asked = threading.Thread(target=lambda: answers.append(asking.ask(database)))
    answers: list[bool] = []
    asked.start()
    while asking.asked_at(database) == earlier:
        sleep(0.01)
    while asked.is_alive():
        asking.answer(database, asking.asked_at(database))
        sleep(0.01)
    assert answers == [True]
