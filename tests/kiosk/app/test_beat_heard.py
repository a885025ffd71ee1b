"""What the runner is told of the beat is what is heard, once, and is written down."""

from dataclasses import dataclass, field

import pytest

from kiosk.app.beat_heard import SAME_US, BeatHeard, same
from kiosk.coaching.view import Phase, View
from kiosk.gait.beat import Beat
from kiosk.gait.measures import Live
from kiosk.gait.runner import Runner

EVERY_US = 350_000
Told = tuple[int, int | None, int]


@dataclass
class Witness:
    beats: list[Told] = field(default_factory=list)

    def tick(self, at_us: int) -> None: ...

    def touch(self, at_us: int, intent: str, value: object) -> None: ...

    def beat(self, at_us: int, first_us: int | None, interval_us: int) -> None:
        self.beats.append((at_us, first_us, interval_us))


def heard(at_us: int, beat_us: int | None, spm: float | None) -> View:
    return View(at_us, Phase.SET, "", Live(at_us), beat_spm=spm, beat_us=beat_us)


def test_a_beat_that_goes_on_is_told_once_and_its_end_too() -> None:
    witness = Witness()
    beats = BeatHeard(Runner(), witness)
    spm = 60e6 / EVERY_US
    for number in range(20):
        jitter_us = (-1) ** number * SAME_US // 3
        beats.follow(heard(1000 + number, 5_000 + number * EVERY_US + jitter_us, spm))
    beats.follow(heard(2000, None, spm))
    beats.follow(heard(2001, None, None))
    assert [(at_us, every) for at_us, _first, every in witness.beats] == [
        (1000, EVERY_US),
        (2000, 0),
    ]


@pytest.mark.parametrize(
    ("first_us", "every_us", "one"),
    [
        *((EVERY_US, EVERY_US, True), (7 * EVERY_US - SAME_US + 1, EVERY_US, True)),
        *((EVERY_US // 2, EVERY_US, False), (2 * SAME_US, EVERY_US, False)),
        (0, EVERY_US + 1, False),
    ],
)
def test_one_metronome_has_one_tempo_and_one_phase(first_us: int, every_us: int, one: bool) -> None:
    assert same(Beat(first_us, every_us), Beat(0, EVERY_US)) is one
    assert same(None, Beat(0, EVERY_US)) is False
    assert same(None, None)
