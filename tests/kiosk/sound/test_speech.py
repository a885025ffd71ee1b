"""Spoken cues: a person's recording first, espeak-ng else, over the beat without moving it."""

import shutil
import wave
from array import array
from pathlib import Path

import pytest

from kiosk.sound.beats import RATE_HZ, Beats
from kiosk.sound.speech import ESPEAK, Speech, can_speak, recording_name, samples_of

CUE = "Push the ground behind you."


def record(path: Path, rate_hz: int, channels: int = 1) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, rate_hz, 0, "NONE", "not compressed"))
        file.writeframes(array("h", [1000] * rate_hz * channels).tobytes())


def test_a_recording_is_found_by_its_words_and_brought_to_our_rate(tmp_path: Path) -> None:
    assert recording_name(CUE) == "push_the_ground_behind_you.wav"
    record(tmp_path / "en" / recording_name(CUE), 22_050)
    assert can_speak(tmp_path)
    said = samples_of(CUE, "en", tmp_path)
    assert len(said) == RATE_HZ
    assert set(said) == {700}


def test_a_recording_that_cannot_be_read_is_silence_and_one_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "en" / recording_name(CUE)
    record(path, 22_050, channels=2)
    assert len(samples_of(CUE, "en", tmp_path)) == 0
    path.write_bytes(b"nothing")
    assert len(samples_of(CUE, "en", tmp_path)) == 0
    assert len(caplog.records) == 2


def test_without_a_voice_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not can_speak()
    assert len(samples_of(CUE, "en")) == 0


@pytest.mark.skipif(shutil.which(ESPEAK) is None, reason="espeak-ng is not installed here")
@pytest.mark.parametrize("language", ["en", "es"])
def test_espeak_speaks_every_language_of_the_house(language: str) -> None:
    said = samples_of(CUE, language)
    assert 0.5 * RATE_HZ < len(said) < 5 * RATE_HZ
    assert max(said) > 3000


def test_speech_lies_over_the_beat_and_moves_none() -> None:
    plain, spoken = Beats(), Beats()
    speech = Speech(lambda text, language: array("h", [len(text)] * 5000))
    for beats in (plain, spoken):
        beats.ask(170)
    speech.say("abc", "en")
    speech.close()
    speech._thread.join(5)
    for _ in range(20):
        before, mixed = plain.render(1000), speech.mix(spoken.render(1000))
        assert {b - a for a, b in zip(before, mixed, strict=True)} <= {0, 3}
    assert [b.sample for b in plain.rendered] == [b.sample for b in spoken.rendered]


def test_one_text_is_made_once_and_said_in_order() -> None:
    made: list[str] = []

    def speak(text: str, _: str) -> "array[int]":
        made.append(text)
        return array("h", [len(text)])

    speech = Speech(speak)
    for text in ("a", "bb", "a"):
        speech.say(text, "en")
    speech.close()
    speech.close()
    speech._thread.join(5)
    assert made == ["a", "bb"]
    assert [speech.mix(array("h", [0]))[0] for _ in range(4)] == [1, 2, 1, 0]
