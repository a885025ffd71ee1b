"""The live set: what a runner sees, and that old values are never shown as now."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.coaching.presence import PAUSED
from kiosk.coaching.view import Band, Cue, Intent, Phase
from kiosk.gait.measures import UNKNOWN, Live, Quality, Reading
from kiosk.screen import words
from kiosk.screen.dial import Place
from kiosk.screen.live import HOPS, STALE_US

BAND = Band(172, 177, 182)


def live_at(at_us: int, spm: float) -> Live:
    return Live(
        at_us,
        cadence_spm=Reading(spm, Quality.MEASURED),
        contact_time_s=Reading(0.262, Quality.MEASURED),
    )


def running(hand: Any, spm: float = 177.0, **more: Any) -> Any:
    return hand.show(
        phase=Phase.SET,
        live=live_at(hand.view.at_us, spm),
        cadence_band_spm=BAND,
        time_left_s=24.2,
        **more,
    )


@pytest.mark.parametrize(
    ("spm", "place"), [(165, Place.BELOW), (177, Place.INSIDE), (190, Place.ABOVE)]
)
def test_the_glyph_says_where_the_runner_is(hand: Any, spm: float, place: Place) -> None:
    page = running(hand, spm)
    assert page.place is place
    assert {str(spm), "0:25"} <= set(hand.texts())


def test_at_most_one_cue_is_shown_in_words(hand: Any) -> None:
    running(hand, cue=Cue("Run quietly.", 0))
    assert "Run quietly." in hand.texts()
    hand.show(cue=None)
    assert "Run quietly." not in hand.texts()


def test_values_older_than_a_tenth_of_a_second_are_not_shown_as_now(hand: Any) -> None:
    page = running(hand)
    late = replace(hand.view.live, at_us=hand.view.at_us - STALE_US)
    hand.show(live=late, settle=False)
    assert page.place is Place.INSIDE
    hand.show(live=replace(late, at_us=late.at_us - 1), settle=False)
    assert page.place is Place.STALE
    assert page.cadence == words.ABSENT


def test_a_view_that_no_longer_moves_grows_stale_by_the_kiosk_clock(hand: Any) -> None:
    page = running(hand)
    page.show(hand.view, hand.view.at_us + STALE_US + 1)
    assert page.place is Place.STALE


def test_what_is_not_sensed_is_a_dash(hand: Any) -> None:
    page = running(hand)
    hand.show(live=Live(hand.view.at_us, cadence_spm=UNKNOWN))
    assert page.place is Place.UNKNOWN
    assert page.cadence == words.ABSENT


def test_no_more_than_three_readings(hand: Any) -> None:
    running(hand, cue=Cue("Run quietly.", 0), title="Push and float")
    words_of_targets = {"Pause", "Easier", "Skip", "Stop"}
    read = set(hand.texts()) - words_of_targets - {"steps/min", "Push and float"}
    assert read == {"177", "Run quietly.", "0:25"}


def test_a_hop_has_a_rate_and_never_a_cadence(hand: Any) -> None:
    hop = Live(hand.view.at_us, hop_rate_hz=Reading(2.2, Quality.MEASURED))
    page = hand.show(phase=Phase.SET, live=hop, exercise="small_springs", beat_spm=132.0)
    assert (page.unit, page.cadence, page.aim) == (HOPS, "132", 132.0)
    hand.show(live=replace(hop, at_us=hand.view.at_us, hop_rate_hz=UNKNOWN))
    assert (page.unit, page.cadence) == (HOPS, words.ABSENT)


def test_the_reference_band_is_handed_on(hand: Any) -> None:
    page = running(hand, reference_band_spm=Band(165, 175, 185))
    assert (page.ids.dial.quiet_low, page.ids.dial.quiet_high) == (165, 185)
    assert page.place is Place.INSIDE


def test_the_figure_is_there_only_with_a_sensor_on_the_trunk(hand: Any) -> None:
    page = running(hand)
    assert not page.posed
    lean = Reading(0.12, Quality.MEASURED)
    hand.show(live=replace(live_at(hand.view.at_us, 177), trunk_lean_rad=lean), settle=False)
    assert page.posed
    assert page.ids.posture.lean == pytest.approx(0.12, abs=0.005)


def test_pause_becomes_go_on(hand: Any) -> None:
    running(hand)
    hand.tap(hand.target("Pause"))
    hand.show(held=PAUSED)
    hand.tap(hand.target("Go on"))
    assert [intent for intent, _value in hand.asked] == [Intent.PAUSE, Intent.RESUME]


@pytest.mark.parametrize("word", ["Easier", "Skip", "Stop"])
def test_the_three_controls_are_one_tap_and_forty_millimetres(hand: Any, word: str) -> None:
    running(hand)
    target = hand.target(word)
    assert min(target.size) >= 40 * hand.screen.panel.mm
    hand.tap(target)
    assert hand.asked == [(Intent(word.lower()), None)]
