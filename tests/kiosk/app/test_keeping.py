"""A visit is handed over once, its progress once a second, and an empty one not at all."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from kiosk.app.keeping import LATE_STEPS_US, PROGRESS_US, Keeping


@dataclass
class AVisit:
    """As much of a visit as is kept."""

    over: bool = False
    finished: bool = False
    sets: tuple[str, ...] = ("baseline",)
    touched: list[object] = field(default_factory=list)

    def so_far(self) -> Any:
        return self

    def record(self) -> Any:
        return self if self.over or self.touched else None

    def touch(self, intent: object, at_us: int) -> None:
        self.touched.append(intent)


class Store:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def progress(self, visit: object) -> None:
        self.seen.append("progress")

    def keep(self, visit: object) -> None:
        self.seen.append("kept")


@pytest.fixture
def store() -> Store:
    return Store()


def follow(keeping: Keeping, visit: Any, *at_us: int) -> None:
    for now_us in at_us:
        keeping.follow(visit, now_us)


def test_progress_is_kept_once_a_second(store: Store) -> None:
    follow(Keeping(store), AVisit(), *range(0, 5 * PROGRESS_US, PROGRESS_US // 10))
    assert store.seen == ["progress"] * 5


def test_it_is_kept_once_after_its_last_steps(store: Store) -> None:
    keeping, visit = Keeping(store), AVisit(over=True)
    follow(keeping, visit, 1, LATE_STEPS_US)
    assert "kept" not in store.seen
    follow(keeping, visit, 1 + LATE_STEPS_US, 2 + LATE_STEPS_US)
    keeping.finish(visit, 3 + LATE_STEPS_US)
    assert store.seen.count("kept") == 1


def test_who_is_done_waits_for_nothing_and_the_next_is_kept_too(store: Store) -> None:
    keeping = Keeping(store)
    for _ in range(2):
        follow(keeping, AVisit(over=True, finished=True), 1)
        keeping.anew()
    assert store.seen.count("kept") == 2


@pytest.mark.parametrize(("sets", "kept"), [(("baseline",), ["kept"]), ((), [])])
def test_a_pulled_plug_keeps_what_was_measured(
    store: Store, sets: tuple[str, ...], kept: list[str]
) -> None:
    visit: Any = AVisit(sets=sets)
    Keeping(store).finish(visit, 0)
    assert visit.touched
    assert store.seen == kept
