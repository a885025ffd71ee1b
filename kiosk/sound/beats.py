"""Beats as samples: placed by counting samples, so that nothing but the sound card keeps time."""

from array import array
from collections import deque
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp, pi, sin

RATE_HZ = 48_000
REMEMBERED = 64
"""Beats: more than any buffer holds."""
SLOWEST_SPM, FASTEST_SPM = 30.0, 300.0


class Timbre(StrEnum):
    """Two voices: a bright one for a loud hall, a soft one for everything else."""

    WOOD = "wood"
    DRUM = "drum"


@dataclass(frozen=True, slots=True)
class Voice:
    """A decaying tone with one overtone."""

    pitch_hz: float
    overtone: float
    decay_s: float
    length_s: float


VOICES = {
    Timbre.WOOD: Voice(pitch_hz=1250.0, overtone=2.71, decay_s=0.008, length_s=0.05),
    Timbre.DRUM: Voice(pitch_hz=210.0, overtone=1.59, decay_s=0.025, length_s=0.12),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What should sound from the next beat on. No tempo is silence."""

    spm: float | None = None
    timbre: Timbre = Timbre.WOOD
    volume: float = 0.8
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One beat: its first sample, and the tempo that leads to the next."""

    sample: int
    spm: float


class Beats:
    """An endless stream of samples. `wish` may be set from any thread; `render` has one caller."""

    def __init__(self, rate_hz: int = RATE_HZ) -> None:
        self.rate_hz = rate_hz
        self.wish = Wish()
        self.rendered: deque[Beat] = deque(maxlen=REMEMBERED)
        """The latest beats, newest last."""
        self._sample = 0
        self._next: float | None = None
        self._tail: array[int] = array("h")

    @property
    def sample(self) -> int:
        """How many samples were rendered so far."""
        return self._sample

    def ask(self, spm: float | None) -> None:
        """Another tempo from the next beat on; None for silence."""
        if spm is not None:
            spm = min(max(spm, SLOWEST_SPM), FASTEST_SPM)
        if spm != self.wish.spm:
            self.wish = replace(self.wish, spm=spm)

    def render(self, frames: int) -> "array[int]":
        """The next samples, 16 bit, mono."""
        out = array("h", bytes(2 * frames))
        done = min(len(self._tail), frames)
        out[:done] = self._tail[:done]
        self._tail = self._tail[done:]
        end = self._sample + frames
        while (onset := self._onset(end)) is not None:
            self._place(out, onset)
        self._sample = end
        return out

    def _onset(self, end: int) -> int | None:
        """Where the next beat falls, if it falls before `end`; the time a change is taken in."""
        if self._next is None:
            if self.wish.spm is None:
                return None
            self._next = float(self._sample)
        if round(self._next) >= end:
            return None
        if self.wish.spm is None:
            self._next = None
            return None
        return round(self._next)

    def _place(self, out: "array[int]", onset: int) -> None:
        wish = self.wish
        assert self._next is not None
        if wish.spm is None:
            return
        self.rendered.append(Beat(onset, wish.spm))
        self._next += self.rate_hz * 60 / wish.spm
        sound = voice_samples(wish.timbre, wish.volume, self.rate_hz)
        at = onset - self._sample
        fits = min(len(sound), len(out) - at)
        out[at : at + fits] = sound[:fits]
        self._tail = sound[fits:]


_made: dict[tuple[Timbre, float, int], "array[int]"] = {}


def voice_samples(timbre: Timbre, volume: float, rate_hz: int) -> "array[int]":
    """One beat of a voice; made once for each loudness."""
    key = (timbre, min(max(volume, 0.0), 1.0), rate_hz)
    if key not in _made:
        voice = VOICES[timbre]
        _made[key] = array(
            "h",
            (
                _amplitude(voice, i / rate_hz, key[1])
                for i in range(round(voice.length_s * rate_hz))
            ),
        )
    return _made[key]


def _amplitude(voice: Voice, at_s: float, volume: float) -> int:
    turn = 2 * pi * voice.pitch_hz * at_s
    tone = sin(turn) + 0.4 * sin(turn * voice.overtone)
    attack = min(at_s / 0.0005, 1.0)
    return round(32767 * volume * attack * exp(-at_s / voice.decay_s) * tone / 1.4)
