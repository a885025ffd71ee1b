"""No sound device: one clear line, and the beat goes on."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.sound import device
from kiosk.sound.device import SoundDevice


def test_without_a_card_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(device, "SOUND_CARDS", tmp_path / "none")
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with caplog.at_level(logging.INFO):
        output = SoundDevice()
    output.close()
    assert output.name == "Null"
    assert [r.getMessage() for r in caplog.records] == [
        "no sound device was found: the metronome keeps the beat without sound"
    ]
    assert capfd.readouterr() == ("", "")


def test_a_forgotten_device_does_not_keep_the_program_alive() -> None:
    code = (
        "from kiosk.sound.device import SoundDevice\n"
        "from kiosk.sound.metronome import Metronome\n"
        "Metronome(output=SoundDevice(silent=True)).play(170)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
