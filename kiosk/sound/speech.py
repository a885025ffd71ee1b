"""Cues as speech: recorded by a person where there is a file, else spoken by espeak-ng."""

import io
import logging
import re
import shutil
import subprocess
import wave
from array import array
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from kiosk.sound.beats import RATE_HZ

ESPEAK = "espeak-ng"
WORDS_A_MINUTE = 165
WITHIN_S = 5.0
QUIETER = 0.7
"""Of full scale: a beat under the voice must not clip."""

log = logging.getLogger(__name__)


def recording_name(text: str) -> str:
    """The file of a cue: `Push the ground behind you.` is push_the_ground_behind_you.wav."""
    return re.sub(r"\W+", "_", text.lower()).strip("_") + ".wav"


def can_speak(recordings: Path | None = None) -> bool:
    """Whether anything can be said here at all."""
    return shutil.which(ESPEAK) is not None or (recordings is not None and recordings.is_dir())


def samples_of(text: str, language: str, recordings: Path | None = None) -> "array[int]":
    """The text as samples; none where nothing here can say it."""
    recorded = recordings / language / recording_name(text) if recordings else None
    try:
        if recorded is not None and recorded.is_file():
            return _at_our_rate(recorded.read_bytes())
        if shutil.which(ESPEAK) is None:
            return array("h")
        said = subprocess.run(
            [ESPEAK, "--stdout", "-v", language, "-s", str(WORDS_A_MINUTE), "--", text],
            capture_output=True,
            timeout=WITHIN_S,
            check=True,
        )
        return _at_our_rate(said.stdout)
    except (OSError, EOFError, wave.Error, subprocess.SubprocessError) as why:
        log.warning("%r cannot be said: %s", text, why)
        return array("h")


def _at_our_rate(sound: bytes) -> "array[int]":
    with wave.open(io.BytesIO(sound)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise wave.Error("only 16 bit, one channel")
        rate_hz = file.getframerate()
        # A pipe does not tell its length: what the header says may be the largest number there is.
        said = array("h", file.readframes(min(file.getnframes(), 30 * rate_hz)))
    length = len(said) * RATE_HZ // rate_hz
    if length < 2:
        return array("h")
    step = (len(said) - 1) / (length - 1)
    return array("h", (_between(said, i * step) for i in range(length)))


def _between(said: "array[int]", at: float) -> int:
    low = int(at)
    high = min(low + 1, len(said) - 1)
    return round((said[low] + (said[high] - said[low]) * (at - low)) * QUIETER)


class Speech:
    """Says one text after the other over the beat. `say` returns at once; `mix` never waits."""

    def __init__(self, speak: Callable[[str, str], "array[int]"] = samples_of) -> None:
        self._speak = speak
        self._wanted: SimpleQueue[tuple[str, str] | None] = SimpleQueue()
        self._spoken: SimpleQueue[array[int]] = SimpleQueue()
        self._made: dict[tuple[str, str], array[int]] = {}
        self._rest: array[int] = array("h")
        self._thread = Thread(target=self._work, name="speech", daemon=True)
        self._thread.start()

    def say(self, text: str, language: str) -> None:
        """Say it as soon as it is made; a text is made once."""
        self._wanted.put((text, language))

    def mix(self, block: "array[int]") -> "array[int]":
        """The block with what is being said over it."""
        if not self._rest:
            try:
                self._rest = self._spoken.get_nowait()
            except Empty:
                return block
        for i, sample in enumerate(self._rest[: len(block)]):
            block[i] = min(max(block[i] + sample, -32768), 32767)
        self._rest = self._rest[len(block) :]
        return block

    def close(self) -> None:
        """Say no more. Closing twice is allowed."""
        self._wanted.put(None)

    def _work(self) -> None:
        while (wanted := self._wanted.get()) is not None:
            if wanted not in self._made:
                self._made[wanted] = self._speak(*wanted)
            self._spoken.put(self._made[wanted])
