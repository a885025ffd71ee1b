"""Beats by sample count: the same whatever the blocks, and the tempo changes on a beat."""

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sound.beats import FASTEST_SPM, RATE_HZ, Beats, Timbre, voice_samples

BLOCKS = st.lists(st.integers(1, 5000), min_size=1, max_size=40)


def onsets(sound: "array[int]") -> list[int]:
    """First sample of each sound after a silence longer than any gap inside a voice."""
    found, quiet = [], RATE_HZ
    for i, sample in enumerate(sound):
        if sample and quiet > RATE_HZ // 50:
            found.append(i)
        quiet = 0 if sample else quiet + 1
    return found


@given(BLOCKS, st.floats(100, 220))
def test_the_blocks_do_not_matter(blocks: list[int], spm: float) -> None:
    whole, parts = Beats(), Beats()
    whole.ask(spm)
    parts.ask(spm)
    joined = array("h")
    for frames in blocks:
        joined += parts.render(frames)
    assert joined == whole.render(sum(blocks))


@pytest.mark.parametrize("spm", [100.0, 163.7, 172.0, 181.3, FASTEST_SPM])
def test_a_minute_has_the_beats_it_should_each_within_a_sample(spm: float) -> None:
    beats = Beats()
    beats.ask(spm)
    for _ in range(60 * 20):
        beats.render(RATE_HZ // 20)
    assert beats.sample == 60 * RATE_HZ
    for beat in beats.rendered:
        number = round(beat.sample * spm / 60 / RATE_HZ)
        assert abs(beat.sample - number * 60 * RATE_HZ / spm) <= 0.5
    assert round(beats.rendered[-1].sample * spm / 60 / RATE_HZ) == pytest.approx(spm - 1, abs=1)


@given(st.floats(100, 220), st.floats(100, 220), st.integers(1, 100_000))
def test_a_new_tempo_begins_at_the_next_beat(first: float, second: float, after: int) -> None:
    beats = Beats()
    beats.ask(first)
    beats.render(after)
    planned = [beat.sample for beat in beats.rendered][-1] + 60 * RATE_HZ / first
    beats.ask(second)
    beats.render(3 * RATE_HZ)
    later = [beat.sample for beat in beats.rendered if beat.sample >= after]
    assert abs(later[0] - planned) <= 1
    for a, b in pairwise(later):
        assert abs(b - a - 60 * RATE_HZ / second) <= 1


def test_what_is_rendered_is_where_it_is_said_to_be() -> None:
    beats = Beats()
    beats.ask(180)
    sound = beats.render(5 * RATE_HZ)
    heard = onsets(sound)
    said = [beat.sample for beat in beats.rendered]
    assert len(heard) == len(said) == 15
    assert all(0 <= h - s <= 2 for h, s in zip(heard, said, strict=True))


def test_silence_begins_at_the_next_beat_and_the_last_sound_rings_out() -> None:
    beats = Beats()
    beats.ask(180)
    beats.render(100)
    beats.ask(None)
    rest = beats.render(RATE_HZ)
    wood = voice_samples(Timbre.WOOD, 0.8, RATE_HZ)
    assert rest[: len(wood) - 100] == wood[100:]
    assert not any(rest[len(wood) :])


def test_two_timbres_differ_and_the_volume_is_a_volume() -> None:
    loud, soft = (voice_samples(t, 1.0, RATE_HZ) for t in (Timbre.WOOD, Timbre.DRUM))
    assert loud != soft[: len(loud)]
    half = voice_samples(Timbre.WOOD, 0.5, RATE_HZ)
    assert max(map(abs, half)) == pytest.approx(max(map(abs, loud)) / 2, abs=1)
    assert not any(voice_samples(Timbre.WOOD, 0.0, RATE_HZ))
    assert max(map(abs, voice_samples(Timbre.WOOD, 7.0, RATE_HZ))) <= 32767
