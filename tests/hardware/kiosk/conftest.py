"""What needs more than a compiler is run by `make test-hardware`, which brings the tools."""

from importlib.util import find_spec
from shutil import which

collect_ignore = [] if find_spec("trimesh") and which("openscad") else ["test_mount_head.py"]
