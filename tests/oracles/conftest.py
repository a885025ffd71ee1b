"""The twins need SciPy and vqf; with only NumPy and pytest (`make test-core`) they stay out."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("scipy") and find_spec("vqf") else ["test_*.py"]
