"""The case is rendered by `make test-hardware`, which brings OpenSCAD and trimesh."""

from importlib.util import find_spec
from shutil import which

collect_ignore = [] if find_spec("trimesh") and which("openscad") else ["test_case.py"]
