"""Where the public recordings lie: TREADFORM_RECORDINGS, or ../shared/data beside the project."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def recording() -> Callable[[str], Path]:
    """Find a recording by name, or skip and say what was not tested."""

    def find(name: str) -> Path:
        path = Path(os.environ.get("TREADFORM_RECORDINGS", BESIDE)) / name
        if not path.exists():
            pytest.skip(f"NOT TESTED: no {path}; TREADFORM_RECORDINGS says where recordings lie")
        return path

    return find
