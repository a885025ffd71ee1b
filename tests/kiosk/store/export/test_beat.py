import wave
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coaching.record import VisitRecord
from kiosk.coaching.target import cadence_target
from kiosk.gait.measures import Quality, Reading, SetResult
from kiosk.store.export import formats_of
from kiosk.store.export.beat import LENGTH_S, RATE_HZ, NoBeat, beat_spm, clicks, write_beat
from tests.kiosk.store.conftest import a_visit


def with_own(spm: float | None) -> VisitRecord:
    visit = a_visit()
    result = SetResult(0, 1, 0, cadence_spm=Reading(spm, Quality.MEASURED, 0.5))
    return replace(visit, sets=(replace(visit.sets[0], exercise="baseline", result=result),))


def onsets(samples: "array[int]") -> list[int]:
    """Where a click begins after silence; its first sample is zero, as a sine's is."""
    found, silent = [], 1000
    for at, value in enumerate(samples):
        if value and silent > 100:
            found.append(at - 1)
        silent = 0 if value else silent + 1
    return found


@settings(max_examples=10, deadline=None)
@given(st.integers(140, 200))
def test_every_click_is_on_its_beat_to_a_sample_and_the_file_repeats_without_a_seam(
    spm: int,
) -> None:
    samples = clicks(spm)
    found = onsets(samples)
    beat = 60 / spm * RATE_HZ
    assert all(abs(at - number * beat) <= 1 for number, at in enumerate(found))
    assert len(samples) / beat == pytest.approx(len(found), abs=0.001)
    assert len(samples) / RATE_HZ == pytest.approx(LENGTH_S, abs=0.5)


def test_the_file_is_a_wav_of_the_beat_that_the_summary_says(tmp_path: Path) -> None:
    path = tmp_path / "beat.wav"
    write_beat(with_own(163.4), path)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        samples = array("h", file.readframes(file.getnframes()))
    spm = 60 * len(onsets(samples)) / (len(samples) / RATE_HZ)
    assert spm == pytest.approx(cadence_target(163.4).target, abs=0.5)
    assert max(samples) < 32767


@pytest.mark.parametrize("visit", [a_visit(), with_own(None), with_own(110.0)])
def test_no_running_no_beat(visit: VisitRecord, tmp_path: Path) -> None:
    assert beat_spm(visit) is None
    assert "beat" not in formats_of(visit)
    with pytest.raises(NoBeat):
        write_beat(visit, tmp_path / "beat.wav")


def test_a_visit_with_a_run_offers_it() -> None:
    assert "beat" in formats_of(with_own(163.4))
