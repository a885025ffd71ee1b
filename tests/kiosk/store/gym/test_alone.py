import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.store.gym.alone import Alone, AlreadyRunning


def test_only_one_at_a_time(tmp_path: Path) -> None:
    with Alone(tmp_path / "lock"), pytest.raises(AlreadyRunning), Alone(tmp_path / "lock"):
        pass
    with Alone(tmp_path / "lock"):
        pass


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    code = f"""
import os, pathlib
from kiosk.store.gym.alone import Alone
with Alone(pathlib.Path({str(path)!r})):
    print("held", flush=True)
    os.read(0, 1)
"""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning), Alone(path):
            pass
        holder.kill()
    with Alone(path):
        pass
