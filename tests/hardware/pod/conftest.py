"""What needs more than a compiler is run by `make test-hardware`, which brings the tools."""

from importlib.util import find_spec
from shutil import which

RENDERS = find_spec("trimesh") and which("openscad")
EMULATES = which("arm-none-eabi-g++") and which("qemu-system-arm")

collect_ignore = [
    *([] if RENDERS else ["test_case.py"]),
    *([] if EMULATES else ["test_on_cortex_m4.py", "test_on_the_air.py"]),
    *([] if EMULATES and find_spec("bumble") else ["test_over_bumble.py"]),
]
