"""In the guest: the light bench's `run` runs over the real stack."""

from collections.abc import Iterator

import pytest

from tests.on_air.inside import bench as air
from tests.on_air.inside.bluez import LOG
from tests.on_bus import bench as light


@pytest.fixture(autouse=True)
def real_stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(light, "bench", air.bench)
    monkeypatch.setattr(light, "LIMIT_S", 90)
    LOG.write_bytes(b"")
    yield
    print(LOG.read_text(errors="replace"))  # shown by pytest when the test failed
