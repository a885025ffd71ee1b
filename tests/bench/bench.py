"""`make bench`: our detectors against named peers on the same ten minutes, in one run, on one core.

    python bench.py [PEER_VENVS]     (a folder; each peer is installed there once, by this command)

Every contestant is a process of its own and takes its turn in each of five passes, so that a
machine that slows down slows everybody. What is printed is CPU time and, first of all, ratios;
then what a sample costs by itself (cost.py).
"""

import json
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import cost
from signals import SAMPLES

HERE = Path(__file__).parent
PASSES = 5
ROUNDS = "3"
PEERS = {
    "peer_gaitmap": ["gaitmap==2.6.0", "gaitmap_mad==2.6.0"],
    "peer_skdh": ["scikit-digital-health==0.17.18"],
    "peer_mobgap": ["mobgap==1.2.0"],
    "peer_vqf": ["vqf==2.1.2", "numpy"],
}
AGAINST = [
    ("ours foot", "baseline foot", 15.0),
    ("ours trunk", "baseline trunk", 6.0),
    ("ours force", "baseline force", 6.0),
    ("ours foot", "gaitmap Rampp", 80.0),
    ("ours foot", "gaitmap Herzer", 80.0),
    ("ours trunk", "skdh vertical CWT", 80.0),
    ("ours trunk", "skdh vertical CWT, bare", 80.0),
    ("ours trunk", "skdh AP CWT", 80.0),
    ("ours trunk", "skdh AP CWT, bare", 80.0),
    ("ours trunk", "mobgap Ionescu", 20.0),
    ("ours trunk", "mobgap Shin", 20.0),
    ("ours trunk", "mobgap HKLee", 20.0),
    ("ours trunk, every metric", "VQF C++ batch", 4.0),
    ("ours foot, every metric", "VQF C++ batch", 4.0),
]
"""Who, against whom, and how many times faster we mean to be."""


def python_of(folder: Path, packages: list[str]) -> str:
    """The interpreter of an environment that holds these packages, made if it is not there."""
    python = folder / "bin" / "python"
    wanted, stamp = " ".join(packages), folder / "packages.txt"
    if not stamp.is_file() or stamp.read_text() != wanted:
        print(f"installing {wanted}", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
        stamp.write_text(wanted)
    return str(python)


def measure(python: str, script: str, signals: Path) -> dict[str, list[float]]:
    command = [python, "-W", "ignore", str(HERE / f"{script}.py"), str(signals), ROUNDS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def show(passes: list[dict[str, list[float]]]) -> None:
    print(f"\n{'contestant':26} {'CPU ms':>9} {'ns a sample':>12} {'events':>8}")
    for name in passes[0]:
        cpu_s = statistics.median(one[name][0] for one in passes)
        ns = cpu_s * 1e9 / SAMPLES
        print(f"{name:26} {cpu_s * 1e3:9.2f} {ns:12.1f} {passes[0][name][1]:8.0f}")
    print(f"\n{'ratio, median (lowest-highest)':68} aim")
    for ours, other, aim in AGAINST:
        ratios = sorted(one[other][0] / one[ours][0] for one in passes)
        spread = f"{statistics.median(ratios):7.1f} ({ratios[0]:.1f}-{ratios[-1]:.1f})"
        print(f"{ours:24} against {other:24} {spread:>20} {aim:5.0f}")


def main() -> None:
    venvs = Path(sys.argv[1] if len(sys.argv) > 1 else "build/bench")
    pythons = {name: python_of(venvs / name, packages) for name, packages in PEERS.items()}
    with tempfile.TemporaryDirectory() as folder:
        signals = Path(folder, "signals.npz")
        subprocess.run([sys.executable, HERE / "signals.py", signals], check=True)
        passes = []
        for number in range(PASSES):
            print(f"pass {number + 1} of {PASSES}", flush=True)
            one = measure(sys.executable, "ours", signals)
            for name, python in pythons.items():
                one |= measure(python, name, signals)
            passes.append(one)
        show(passes)
    cost.show(venvs)


if __name__ == "__main__":
    main()
