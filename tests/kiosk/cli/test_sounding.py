from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.cli.settings import Sound
from kiosk.cli.sounding import Counted, Sounding, spoken_text
from kiosk.coaching.view import Cue, Phase, View
from kiosk.gait.measures import Live
from kiosk.sound.metronome import Metronome
from kiosk.words.catalogue import load

SILENT = View(0, Phase.SET, "", Live(0))


def test_a_counted_beat_is_the_latest_one_and_regular() -> None:
    counted = Counted()
    beats = []
    for at_us in range(5_000_000, 15_000_000, 7_000):
        view = counted.follow(replace(SILENT, at_us=at_us, beat_spm=160.0))
        assert view.beat_us is not None
        assert 0 <= at_us - view.beat_us < 60e6 / 160
        beats.append(view.beat_us)
    gaps = [b - a for a, b in pairwise(sorted(set(beats)))]
    assert sum(gaps) / len(gaps) == pytest.approx(60e6 / 160, abs=2)


def test_silence_has_no_beat_and_the_next_one_begins_anew() -> None:
    counted = Counted()
    counted.follow(replace(SILENT, at_us=1_000_000, beat_spm=160.0))
    assert counted.follow(replace(SILENT, at_us=2_000_000)).beat_us is None
    assert counted.follow(replace(SILENT, at_us=2_200_000, beat_spm=160.0)).beat_us == 2_200_000


def test_a_muted_metronome_still_beats_on_the_screen() -> None:
    """No sound device is needed for it: the null one keeps the beat."""
    now_us = 0

    def clock_us() -> int:
        return now_us

    sounding = Sounding(Sound(metronome=False), clock_us)
    assert sounding.follow(SILENT).beat_us is None
    sounding.follow(replace(SILENT, beat_spm=170.0))
    view = replace(SILENT, at_us=10**12, beat_spm=170.0)
    while (heard := sounding.follow(view).beat_us) is None:
        pass  # the null device asks for samples in a thread of its own
    assert heard <= view.at_us
    sounding.close()


def test_a_cue_out_of_reach_is_spoken_once_in_the_language_of_the_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(Metronome, "say", lambda _, text, language: said.append((text, language)))
    sounding = Sounding(Sound(metronome=False), lambda: 0, lambda: "es")
    cue = replace(SILENT, cue=Cue("Same rhythm.", 0))
    for view in (cue, replace(cue, out_of_reach=True), replace(cue, out_of_reach=True), SILENT):
        sounding.follow(view)
    sounding.close()
    assert said == [(load("es").gettext("Same rhythm."), "es")]


def test_the_countdown_of_a_set_beside_the_screen_is_counted_aloud() -> None:
    counting = replace(SILENT, phase=Phase.COUNTDOWN)
    said = [spoken_text(replace(counting, time_left_s=left)) for left in (3.0, 2.4, 0.4, 0.0)]
    assert said == ["3", "3", "1", None]
    assert spoken_text(replace(counting, time_left_s=2.0, held="Stop the belt first.")) is None


def test_staff_make_it_softer_and_silent_at_once() -> None:
    sounding = Sounding(Sound(volume=0.6), lambda: 0)
    try:
        sounding.change("sound.volume", 0.2)
        assert sounding._metronome._beats.wish.volume == 0.2
        sounding.change("sound.metronome", False)
        assert sounding._metronome._beats.wish.volume == 0.0
        sounding.change("sound.metronome", True)
        assert sounding._metronome._beats.wish.volume == 0.2
    finally:
        sounding.close()
