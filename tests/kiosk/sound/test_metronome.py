"""The beat under stalls of the interpreter, on a null device and into a file."""

import ctypes
import time
import wave
from array import array
from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import pstdev

from kiosk.sound.beats import RATE_HZ, Timbre
from kiosk.sound.device import LATENCY_US, PERIOD_MS, SoundDevice
from kiosk.sound.metronome import Metronome, Samples

PERIOD = RATE_HZ * PERIOD_MS // 1000
STALL_US = 150_000
SD_US = 100


class FileOutput:
    """Plays into a WAV file on a clock of its own; every request may come late."""

    name = "file"

    def __init__(self, path: Path) -> None:
        self.path, self.now_us, self.sound = path, 0, bytearray()

    def start(self, samples: Samples) -> None:
        next(samples)
        self.samples = samples

    def play(self, periods: int, late_us: Iterator[int]) -> None:
        """Like a sound card with a full buffer: what comes too late leaves a hole."""
        for _ in range(periods):
            due_us = self.now_us
            self.now_us += next(late_us)
            block = self.samples.send(PERIOD)
            missed_us = self.now_us - due_us - (LATENCY_US - PERIOD_MS * 1000)
            self.sound += bytes(2 * max(0, missed_us * RATE_HZ // 1_000_000))
            self.sound += block.tobytes()
            self.now_us = due_us + PERIOD_MS * 1000

    def close(self) -> None:
        with wave.open(str(self.path), "wb") as file:
            file.setparams((1, 2, RATE_HZ, 0, "NONE", "not compressed"))
            file.writeframes(self.sound)


def beats_in(path: Path) -> list[int]:
    with wave.open(str(path)) as file:
        sound = array("h", file.readframes(file.getnframes()))
    found, quiet = [], RATE_HZ
    for i, sample in enumerate(sound):
        if sample and quiet > RATE_HZ // 50:
            found.append(i)
        quiet = 0 if sample else quiet + 1
    return found


def test_stalls_of_150_ms_do_not_move_a_beat_in_the_file(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "beats.wav")
    metronome = Metronome(lambda: output.now_us, output)
    metronome.play(172)
    output.play(40 * 30, iter([0, STALL_US, 30_000, STALL_US, 1_000, 149_999] * 200))
    metronome.close()
    beats = beats_in(tmp_path / "beats.wav")
    intervals_us = [(b - a) * 1e6 / RATE_HZ for a, b in pairwise(beats)]
    assert len(beats) == 86
    assert pstdev(intervals_us) <= SD_US
    assert max(abs(i - 60e6 / 172) for i in intervals_us) <= SD_US


def test_the_heard_beat_is_the_beat_in_the_file(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "beats.wav")
    metronome = Metronome(lambda: output.now_us, output)
    metronome.play(180)
    output.play(200, iter([0, STALL_US] * 100))
    metronome.close()
    first_us = -PERIOD_MS * 1000 + LATENCY_US
    expected = [first_us + s * 1e6 / RATE_HZ for s in beats_in(tmp_path / "beats.wav")]
    heard = metronome.heard(3_500_000)
    assert heard is not None
    assert heard.beat_spm == 180
    assert min(abs(heard.beat_us - at_us) for at_us in expected) <= SD_US
    assert 3_500_000 - heard.beat_us < 60e6 / 180
    assert metronome.heard(0) is None


def late_requests(metronome: Metronome, seconds: float) -> list[tuple[int, int]]:
    """Play for a while with the interpreter stalled; when each block was asked for."""
    stall = ctypes.PyDLL(None).usleep  # keeps the interpreter locked
    asked: list[tuple[int, int]] = []
    remember = metronome._playout.asked
    metronome._playout.asked = lambda at, sample, n: (  # type: ignore[method-assign]
        asked.append((at, sample)),
        remember(at, sample, n),
    )[1]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        stall(STALL_US)
        time.sleep(0.03)
    return asked


def missed(asked: list[tuple[int, int]]) -> int:
    """Blocks that came too late to be played in time."""
    slack_us = LATENCY_US - PERIOD_MS * 1000
    origins = [at - sample * 1e6 / RATE_HZ for at, sample in asked]
    return sum(origin - min(origins) > slack_us for origin in origins)


def test_a_stalled_interpreter_does_not_move_a_beat_on_the_null_device() -> None:
    metronome = Metronome(output=SoundDevice(silent=True))
    rendered = metronome._beats.rendered = deque(maxlen=1000)
    try:
        metronome.play(172)
        # A machine that itself stands still for longer than the 150 ms says nothing: again.
        for _ in range(5):
            asked = late_requests(metronome, 2.0)
            if not missed(asked):
                break
    finally:
        metronome.close()
    assert len(asked) > 50
    assert missed(asked) == 0
    assert max(at for at, _ in asked) - min(at for at, _ in asked) > STALL_US
    intervals_us = [(b.sample - a.sample) * 1e6 / RATE_HZ for a, b in pairwise(rendered)]
    assert pstdev(intervals_us) <= SD_US
    heard = metronome.heard()
    assert heard is not None


def test_silence_has_no_heard_beat_and_closing_twice_is_allowed(tmp_path: Path) -> None:
    metronome = Metronome(output=SoundDevice(silent=True))
    assert metronome.heard() is None
    metronome.sound_like(Timbre.DRUM, 0.3)
    metronome.close()
    metronome.close()


def test_a_file_with_a_stall_longer_than_the_buffer_shows_it(tmp_path: Path) -> None:
    """The measurement above can fail: a quarter of a second too late is a hole in the file."""
    output = FileOutput(tmp_path / "beats.wav")
    metronome = Metronome(lambda: output.now_us, output)
    metronome.play(172)
    output.play(200, iter([0] * 100 + [300_000] + [0] * 99))
    metronome.close()
    assert pstdev(b - a for a, b in pairwise(beats_in(tmp_path / "beats.wav"))) > RATE_HZ / 1000
