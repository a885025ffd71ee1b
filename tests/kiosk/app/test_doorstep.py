"""Where members knock: refusals in words, waits counted down, no door busy for ever."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.app.doorstep import REFUSALS, TROUBLE, WAIT
from kiosk.coaching.member import Join, Said, SignIn
from kiosk.coaching.view import Intent, Phase
from kiosk.store.member_door import Refusal
from tests.kiosk.app.conftest import JOIN, PIN, Bench
from tests.kiosk.store.test_database import held_by_another_process


def test_the_door_is_busy_until_the_errand_is_back(bench: Bench) -> None:
    bench.people.touch(Intent.JOIN, JOIN, bench.visit, 0)
    assert bench.view().door.busy
    assert not bench.settle().door.busy


@pytest.mark.parametrize(
    ("intent", "value", "why"),
    [
        (Intent.SIGN_IN, SignIn("Ana", "9917"), Refusal.WRONG),
        (Intent.JOIN, Join("Ana", "8830", sixteen=True), Refusal.TAKEN),
        (Intent.JOIN, Join("Bo", "8830", sixteen=False), Refusal.UNDER_SIXTEEN),
        (Intent.JOIN, Join("Bo", "1111", sixteen=True), Refusal.EASY_PIN),
    ],
)
def test_a_refusal_says_what_to_do(bench: Bench, intent: Intent, value: Said, why: Refusal) -> None:
    bench.touch(Intent.JOIN, JOIN)
    bench.touch(Intent.SIGN_OUT)
    bench.touch(Intent.START)
    view = bench.touch(intent, value)
    assert (view.door.refused, view.member) == (REFUSALS[why], None)


def test_every_refusal_has_words() -> None:
    assert set(REFUSALS) == set(Refusal)


def test_after_too_many_wrong_pins_the_wait_is_counted_down(bench: Bench) -> None:
    views = [bench.touch(Intent.SIGN_IN, SignIn("Ana", "9917")) for _ in range(4)]
    assert views[-1].door.refused == WAIT
    assert views[-1].door.wait_s == pytest.approx(30, abs=2)
    bench.now_us += 10_000_000
    assert bench.view().door.wait_s == pytest.approx(20, abs=2)
    bench.now_us += 25_000_000
    assert (bench.view().door.wait_s, bench.view().door.refused) == (None, None)


def test_a_locked_database_is_said_in_words_and_guests_run_on(bench: Bench, tmp_path: Path) -> None:
    with held_by_another_process(tmp_path / "treadform.db"):
        assert bench.touch(Intent.SIGN_IN, SignIn("Ana", PIN)).door.refused == TROUBLE
    assert bench.touch(Intent.GUEST).phase is Phase.READY


def never(*_: object) -> Callable[[], None]:
    raise LookupError("a fault of ours")


def test_a_fault_of_ours_leaves_no_door_busy_for_ever(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench.archive.door, "sign_in", never)
    view = bench.touch(Intent.SIGN_IN, SignIn("Ana", PIN))
    assert (view.door.busy, view.door.refused) == (False, TROUBLE)


def test_who_knocks_twice_is_asked_about_once(bench: Bench) -> None:
    for _ in range(3):
        bench.people.touch(Intent.JOIN, JOIN, bench.visit, 0)
    view = bench.settle()
    assert (view.door.refused, view.member is not None) == (None, True)
