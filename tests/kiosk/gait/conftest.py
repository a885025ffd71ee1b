"""The core's tests also run with nothing but NumPy and pytest; then the properties stay out."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("hypothesis") else ["*_properties.py"]
