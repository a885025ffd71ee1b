"""The twins need SciPy; where only NumPy and pytest are (`make test-core`), they stay out."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("scipy") else ["test_*.py"]
