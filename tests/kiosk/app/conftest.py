from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from kiosk.store import Archive, pins


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A database whose PINs cost nothing to hash."""
    monkeypatch.setattr(pins, "hasher", PasswordHasher.from_parameters(CHEAPEST))
    return Archive(tmp_path / "treadform.db", wait_for_lock_s=0.1)
