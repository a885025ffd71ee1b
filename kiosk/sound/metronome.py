"""The metronome: one beat a step, kept by the sound card, with the time it is heard known."""

from array import array
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from time import monotonic_ns
from typing import Protocol

from kiosk.sound.beats import RATE_HZ, Beats, Timbre
from kiosk.sound.device import LATENCY_US, SoundDevice
from kiosk.sound.playout import Playout
from kiosk.sound.speech import Speech

Samples = Generator["array[int]", int, None]


class Output(Protocol):
    """What plays samples: the sound card, a null device, a file."""

    @property
    def name(self) -> str: ...

    def start(self, samples: Samples) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Heard:
    """A beat that has been heard, and the tempo that leads to the next."""

    beat_us: int
    beat_spm: float


def _monotonic_us() -> int:
    return monotonic_ns() // 1000


class Metronome:
    """Plays beats until closed. Without a sound device it keeps the beat in silence."""

    def __init__(
        self,
        clock_us: Callable[[], int] = _monotonic_us,
        output: Output | None = None,
        latency_us: int = LATENCY_US,
        speech: Speech | None = None,
    ) -> None:
        """`speech` is heard over the beat; without one nothing is ever said."""
        self._speech = speech
        self._clock_us = clock_us
        self._beats = Beats(RATE_HZ)
        self._playout = Playout(RATE_HZ, latency_us)
        self._output = output or SoundDevice()
        self._output.start(self._samples())

    @property
    def device(self) -> str:
        """What plays, in the sound system's own words; Null where nothing does."""
        return self._output.name

    def play(self, beat_spm: float | None) -> None:
        """Beats a minute from the next beat on; None for silence. Cheap: call it every frame."""
        self._beats.ask(beat_spm)

    def sound_like(self, timbre: Timbre, volume: float) -> None:
        """Voice and loudness (0 to 1) from the next beat on."""
        self._beats.wish = replace(self._beats.wish, timbre=timbre, volume=volume)

    def say(self, text: str, language: str) -> None:
        """Say a cue over the beat; silently passed over where nothing can speak."""
        if self._speech is not None:
            self._speech.say(text, language)

    def heard(self, now_us: int | None = None) -> Heard | None:
        """The latest beat that has been heard by now, on the kiosk's clock."""
        if self._beats.wish.spm is None:
            return None
        now_us = self._clock_us() if now_us is None else now_us
        for beat in reversed(tuple(self._beats.rendered)):
            heard_us = self._playout.heard_us(beat.sample)
            if heard_us is not None and heard_us <= now_us:
                return Heard(heard_us, beat.spm)
        return None

    def close(self) -> None:
        """Fall silent and let the sound device go. Closing twice is allowed."""
        self._output.close()
        if self._speech is not None:
            self._speech.close()

    def _samples(self) -> Samples:
        frames = yield array("h")
        while True:
            self._playout.asked(self._clock_us(), self._beats.sample, frames)
            block = self._beats.render(frames)
            frames = yield block if self._speech is None else self._speech.mix(block)
