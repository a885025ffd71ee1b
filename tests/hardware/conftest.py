"""What needs more than a compiler is run by `make test-hardware`, which brings the tools."""

from shutil import which

collect_ignore = [] if which("shellcheck") else ["test_scripts.py"]
