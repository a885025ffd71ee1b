"""Treadform: a treadmill kiosk that teaches running technique."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("treadform")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+not-installed"
