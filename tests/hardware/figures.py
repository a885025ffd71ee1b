"""What the pod costs: `python -m tests.hardware.figures`, last in `make test-hardware`.

Code, RAM and instructions come from its image in QEMU, hours and prices from the tables; the tests
hold the papers against the same functions.
"""

import tempfile
from pathlib import Path

from tests.hardware.pod.test_on_cortex_m4 import instructions, sizes
from tests.hardware.test_papers import CELL_MAH, cost_eur, current_ma

STATES = ("streaming", "waiting", "asleep")


def main() -> None:
    """One figure a line."""
    with tempfile.TemporaryDirectory() as folder:
        code, ram = sizes(Path(folder))
        print(f"code of the pod's application with the core, -Os: {code} bytes")
        print(f"its RAM with 64 stored frames: {ram} bytes; with the board's 256: {ram + 49152}")
        print(f"instructions a sample, -O2, a whole session: {instructions(Path(folder))}")
    for state in STATES:
        drawn_ma = current_ma(state)
        print(f"{state}: {drawn_ma:.3f} mA, {CELL_MAH / drawn_ma:.0f} h with {CELL_MAH:.0f} mAh")
    cost = cost_eur()
    for unit, eur in cost.items():
        print(f"parts of a {unit}: {eur:.2f} EUR")
    print(f"a belt's worth of all: {sum(cost.values()) + 3 * cost['pod']:.2f} EUR")


if __name__ == "__main__":
    main()
