"""The same bits on every processor: builds the trace for each and compares what it prints.

    python tests/cross/processors.py          this machine, at every optimisation level
    python tests/cross/processors.py --all    and aarch64 (qemu-user) and Cortex-M4F (QEMU)

With --all it also prints instructions a sample, bytes of state and of code on the Cortex-M4F, and
shows that a build with fused multiply-add would be caught. Exit 1 where anything differs.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
INCLUDE = HERE.parent.parent / "cpp" / "include"
STRICT = ["-std=c++20", f"-I{INCLUDE}", "-Wall", "-Wextra", "-Wconversion", "-Werror"]
SAME_BITS = ["-ffp-contract=off", "-fno-math-errno"]
LEVELS = ["-O0", "-O1", "-Os", "-O2", "-O3"]
M4 = [
    *("-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"),
    *("-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"),
    *("-nostartfiles", "-nostdlib", f"-T{HERE / 'cortex_m4.ld'}"),
]
M4_LIBRARIES = ["-lc", "-lgcc"]
M4_MACHINE = [
    *("qemu-system-arm", "-M", "mps2-an386", "-nographic", "-icount", "shift=0"),
    *("-semihosting-config", "enable=on,target=native", "-kernel"),
]
RUN_LIMIT_S = 300


def run(*command: str) -> str:
    """What it printed; a failure shows what it complained of."""
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=RUN_LIMIT_S, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def folds(printed: str) -> dict[str, str]:
    """Detector -> number of events and their fold."""
    return dict(re.findall(r"^(\w+) (\d+ [0-9a-f]{16})$", printed, re.MULTILINE))


def on_host(folder: Path, *flags: str) -> str:
    program = str(folder / "host")
    run("g++", *STRICT, *flags, str(HERE / "host.cpp"), "-o", program)
    return run(program)


def on_aarch64(folder: Path, *flags: str) -> str:
    program = str(folder / "aarch64")
    compiler = "aarch64-linux-gnu-g++"
    run(compiler, *STRICT, *flags, "-static", str(HERE / "host.cpp"), "-o", program)
    return run("qemu-aarch64", program)


def on_cortex_m4(folder: Path, *flags: str) -> str:
    image = str(folder / "m4.elf")
    source = str(HERE / "cortex_m4.cpp")
    run("arm-none-eabi-g++", *STRICT, *M4, *flags, source, "-o", image, *M4_LIBRARIES)
    code = run("arm-none-eabi-size", image).splitlines()[1].split()[0]
    return run(*M4_MACHINE, image) + f"all code {code}\n"


def compare(name: str, printed: str, expected: dict[str, str]) -> bool:
    same = folds(printed) == expected
    print(f"{name:32} {'same bits' if same else f'DIFFERS: {folds(printed)}'}", flush=True)
    return same


def everywhere(folder: Path, expected: dict[str, str]) -> bool:
    """The other processors, their cost, and the proof that a difference would be seen."""
    good = True
    for level in LEVELS:
        good &= compare(f"aarch64 {level}", on_aarch64(folder, *SAME_BITS, level), expected)
        printed = on_cortex_m4(folder, *SAME_BITS, level)
        good &= compare(f"Cortex-M4F {level}", printed, expected)
        costs = re.findall(r"^(\w+) (instructions|state|code) (\d+)$", printed, re.MULTILINE)
        print("   ", ", ".join(f"{name} {what} {n}" for name, what, n in costs), flush=True)
    fused = on_cortex_m4(folder, "-ffp-contract=fast", "-fno-math-errno", "-O2")
    caught = folds(fused) != expected
    print(f"{'Cortex-M4F, fused on purpose':32} {'caught' if caught else 'NOT SEEN'}")
    return good and caught


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = on_host(folder, *SAME_BITS, "-O2")
        expected = folds(first)
        print(first, end="")
        good = bool(expected)
        others = [["-O3", "-march=native"], ["-O2", "-U__SSE__"]]  # the last: axis by axis
        for flags in [[level] for level in LEVELS] + others:
            printed = on_host(folder, *SAME_BITS, *flags)
            good &= compare(f"this machine {' '.join(flags)}", printed, expected)
        if "--all" in sys.argv[1:]:
            good &= everywhere(folder, expected)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
