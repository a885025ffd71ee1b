"""The sound card, or a null device that asks for samples at the same pace and plays none."""

import atexit
import logging
import os
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.sound.beats import RATE_HZ

if TYPE_CHECKING:
    from array import array

    from miniaudio import Backend, PlaybackDevice

PERIOD_MS, PERIODS = 25, 10
"""A buffer of 250 ms: the interpreter may stall for 200 ms and no beat moves."""
LATENCY_US = PERIOD_MS * PERIODS * 1000
SOUND_CARDS = Path("/proc/asound/pcm")

log = logging.getLogger(__name__)


class SoundDevice:
    """Asks a generator for samples from a thread of its own until it is closed."""

    def __init__(self, *, silent: bool = False) -> None:
        self._device = _null() if silent else _first_that_opens()
        atexit.register(self.close)  # its thread would wait for a dying interpreter forever

    @property
    def name(self) -> str:
        """What plays, in the sound system's own words; Null where nothing does."""
        return str(self._device.backend)

    def start(self, samples: Generator["array[int]", int, None]) -> None:
        """Begin; `samples` is sent the number of frames wanted and yields them."""
        next(samples)
        self._device.start(samples)

    def close(self) -> None:
        """Let the sound card go. Closing twice is allowed."""
        atexit.unregister(self.close)
        self._device.close()


def _first_that_opens() -> "PlaybackDevice":
    from miniaudio import MiniaudioError

    for backend in _likely():
        try:
            return _open(backend)
        except MiniaudioError as why:
            log.info("%s does not play: %s", backend.name, why)
    log.warning("no sound device was found: the metronome keeps the beat without sound")
    return _null()


def _likely() -> "list[Backend]":
    """Only what can be there: asking ALSA for a missing card fills the terminal with its errors."""
    from miniaudio import Backend

    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"))
    found = []
    if "PULSE_SERVER" in os.environ or (runtime / "pulse" / "native").exists():
        found.append(Backend.PULSEAUDIO)
    if SOUND_CARDS.exists() and "playback" in SOUND_CARDS.read_text(encoding="utf-8"):
        found.append(Backend.ALSA)
    return found


def _null() -> "PlaybackDevice":
    from miniaudio import Backend

    return _open(Backend.NULL)


def _open(backend: "Backend") -> "PlaybackDevice":
    from miniaudio import PlaybackDevice, SampleFormat

    return PlaybackDevice(
        *(SampleFormat.SIGNED16, 1, RATE_HZ, PERIOD_MS),
        callback_periods=PERIODS,
        backends=[backend],
        app_name="Treadform",
    )
