"""The deck sensor's real application on the other end of a pseudo-terminal."""

import os
import subprocess
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "tests/hardware/deck/host.cpp"
INCLUDES = [ROOT / place for place in ("hardware/deck/app", "hardware/pod/app", "cpp/include")]


def build(folder: Path) -> Path:
    """The program; raises when it does not compile."""
    program = folder / "deck"
    flags = ["-std=c++20", "-O1", "-ffp-contract=off", "-fno-math-errno"]
    paths = [f"-I{path}" for path in INCLUDES]
    subprocess.run(["g++", *flags, *paths, SOURCE, "-o", program], check=True, timeout=240)
    return program


@contextmanager
def deck(
    program: Path, counts: npt.NDArray[np.int16], folder: Path, lose_every: int = 0
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The port's path, with a deck on it that will send these samples, (n, 3), once started."""
    samples = folder / "samples"
    samples.write_bytes(counts.astype("<i2").tobytes())
    ours, theirs = os.openpty()
    for end in (ours, theirs):
        tty.setraw(end)
    path = os.ttyname(theirs)
    running = subprocess.Popen([program, samples, str(lose_every)], stdin=ours, stdout=ours)
    os.close(ours)
    try:
        yield path, running
    finally:
        running.kill()
        running.wait()
        os.close(theirs)
