"""The target beat as a sound file: clicks at the cadence to practise, one a step.

Whole beats fill the file to its last sample, so that a player that repeats it keeps the beat.
"""

import sys
import wave
from array import array
from math import exp, pi, sin
from pathlib import Path

from kiosk.coaching.record import VisitRecord
from kiosk.coaching.target import cadence_target, running

RATE_HZ = 16_000
LENGTH_S = 120.0
CLICK_S, PITCH_HZ, FADE_S = 0.03, 1200.0, 0.006
LOUD = 0.6
"""Of full scale: under music, not over it."""


class NoBeat(Exception):
    """The visit has no running cadence of its own to aim from."""


def beat_spm(visit: VisitRecord) -> float | None:
    """The beat to practise: what the last silent run asks for; None where none was measured."""
    for bout in reversed(visit.sets):
        own = running(bout.result.cadence_spm.value)
        if bout.exercise == "baseline" and own is not None:
            return cadence_target(own).target
    return None


def write_beat(visit: VisitRecord, path: Path) -> None:
    """Write two minutes of clicks as WAV; raises `NoBeat`."""
    spm = beat_spm(visit)
    if spm is None:
        raise NoBeat
    samples = clicks(round(spm))
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())


def clicks(spm: int) -> "array[int]":
    """Signed 16-bit samples; each click begins on the sample nearest to its beat."""
    beats_n = round(LENGTH_S * spm / 60)
    samples = array("h", bytes(2 * round(beats_n * 60 / spm * RATE_HZ)))
    click = [
        round(32767 * LOUD * exp(-at / RATE_HZ / FADE_S) * sin(2 * pi * PITCH_HZ * at / RATE_HZ))
        for at in range(round(CLICK_S * RATE_HZ))
    ]
    for beat in range(beats_n):
        start = round(beat * 60 / spm * RATE_HZ)
        samples[start : start + len(click)] = array("h", click)
    return samples
