"""Where the public recordings lie: TREADFORM_RECORDINGS, or ../shared/data beside the project. And
no property is judged by how long an example took: that is the machine's."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

with suppress(ModuleNotFoundError):  # `make test-core` has no Hypothesis
    from hypothesis import HealthCheck, settings

    settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("house")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell in the background ignores Ctrl-C, and so would every program that a test starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

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
