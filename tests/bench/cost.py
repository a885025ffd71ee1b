"""What one sample costs the core, beside no peer: instructions, memory, and whether it grows.

    python cost.py [FOLDER]

Instructions on this processor are counted by callgrind, on the pod's by QEMU (icount); bytes of
code are one entry's own, at the pod's -Os; and the cost of a sample is timed for a second, a
minute, an hour and a day of data, fed as one stream.
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from kiosk import _core

HERE = Path(__file__).parent
CROSS = HERE.parent / "cross"
INCLUDE = HERE.parent.parent / "cpp" / "include"
SAME_BITS = ["-std=c++20", f"-I{INCLUDE}", "-ffp-contract=off", "-fno-math-errno"]
ROOMY = ["--param=large-unit-insns=200000", "--param=inline-unit-growth=200"]
"""As the module is built: one unit holds every detector here, too (`CMakeLists.txt`)."""
ENTRIES = {
    "deck": ("deck", "DeckDetector", "ImuSample"),
    "force": ("force", "ForceDetector", "ForceSample"),
    "shank": ("shank", "ShankDetector", "ImuSample"),
    "trunk": ("trunk", "TrunkDetector", "ImuSample"),
    "trunk, every metric": ("trunksensor", "TrunkSensor", "ImuSample"),
    "foot, no gyroscope": ("footjolts", "FootJolts", "ImuSample"),
    "foot": ("foot", "FootDetector", "ImuSample"),
    "foot, every metric": ("footsensor", "FootSensor", "ImuSample"),
}
"""Name -> the trace's name for it, its class, what it takes."""

COUNTED = 50_000
RATE_HZ = 200.0
LENGTHS_S = {"1 s": 1, "1 min": 60, "1 h": 3600, "24 h": 86_400}
BLOCK_S = 1


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def counted(folder: Path) -> dict[str, float]:
    """Instructions a sample on this processor: of twice as many samples, less of these."""
    program = folder / "instructions"
    run("c++", *SAME_BITS, *ROOMY, "-O3", str(HERE / "instructions.cpp"), "-o", program)

    def collected(name: str, samples: int) -> int:
        quiet = f"--callgrind-out-file={folder / 'callgrind.out'}"
        said = run("valgrind", "--tool=callgrind", quiet, program, name, str(samples))
        return int(re.findall(r"Collected : (\d+)", said)[0])

    return {
        name: (collected(name, 2 * COUNTED) - collected(name, COUNTED)) / COUNTED
        for name in ENTRIES
    }


def code_bytes(folder: Path, of: str, sample: str) -> int:
    """Of everything that one entry needs on the pod, its calls into the C library left out."""
    source = folder / "one.cpp"
    header = re.sub(r"(?<!^)([A-Z])", r"_\1", of).lower()
    source.write_text(
        f'#include "gait/{header}.hpp"\n'
        f"bool step(gait::{of}& d, const gait::{sample}& s) {{ return d(s).has_value(); }}\n"
    )
    flags = ["-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16", "-Os", "-c"]
    small = ["-fno-exceptions", "-fno-rtti", "-ffunction-sections"]
    compiled = folder / "one.o"
    run("arm-none-eabi-g++", *SAME_BITS, *flags, *small, source, "-o", compiled)
    return int(run("arm-none-eabi-size", compiled).splitlines()[1].split()[0])


def on_the_pod(folder: Path) -> dict[str, dict[str, int]]:
    """Instructions a sample and bytes of state, by entry, on a Cortex-M4F at -O2."""
    sys.path.insert(0, str(CROSS))
    from processors import SAME_BITS as STRICT_BITS
    from processors import on_cortex_m4

    said = on_cortex_m4(folder, *STRICT_BITS, "-O2")
    found: dict[str, dict[str, int]] = {}
    for name, what, n in re.findall(r"^(\w+) (instructions|state) (\d+)$", said, re.MULTILINE):
        found.setdefault(name, {})[what] = int(n)
    return found


def timed_ns(seconds: int) -> float:
    """Time a sample of a trunk sensor with every metric over so long a stream."""
    block = int(min(seconds, BLOCK_S) * RATE_HZ)
    t = np.arange(block) / RATE_HZ
    phase = np.mod(t, 0.36)
    up = np.where(phase < 0.24, 23.1 * np.sin(np.pi * phase / 0.24), 0.0)
    acceleration = np.stack([0 * up, 0 * up, up], axis=1).astype(np.float32)
    rate = (0.3 * np.sin(2 * np.pi * t / 0.72)[:, None] * np.ones(3)).astype(np.float32)
    time_us = np.round(t * 1e6).astype(np.int64)
    whole = seconds // (block / RATE_HZ)
    repeat = max(1, int(60 // seconds))  # a second alone is too short to time
    spent = 0.0
    for _ in range(repeat):
        sensor = _core.TrunkSensor()
        for number in range(int(whole)):
            shifted = time_us + number * int(block / RATE_HZ * 1e6)
            start = time.process_time()
            sensor.feed(shifted, acceleration, rate)
            spent += time.process_time() - start
    return 1e9 * spent / (repeat * whole * block)


def show(folder: Path) -> None:
    print("\na sample costs")
    with tempfile.TemporaryDirectory(dir=folder) as name:
        scratch = Path(name)
        here, pod = counted(scratch), on_the_pod(scratch)
        print(f"{'':22}{'instructions':>14}{'on the M4F':>12}{'state B':>9}{'code B (-Os)':>14}")
        for entry, (traced, of, sample) in ENTRIES.items():
            chip = pod[traced]
            code = code_bytes(scratch, of, sample)
            print(
                f"{entry:22}{here[entry]:14.0f}{chip['instructions']:12}{chip['state']:9}{code:14}"
            )
    print("aim: at most 1000 on the M4F for the foot with every metric")
    lengths = {name: timed_ns(seconds) for name, seconds in LENGTHS_S.items()}
    print("trunk with every metric, ns a sample over a stream of", end=" ")
    print(", ".join(f"{name}: {ns:.1f}" for name, ns in lengths.items()))


if __name__ == "__main__":
    show(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
