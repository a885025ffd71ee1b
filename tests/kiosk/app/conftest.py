"""A database to sign in to, and the people's side of a kiosk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from kiosk.app.signing_in import SigningIn
from kiosk.app.taking_home import TakingHome
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.member import Consent, Join, Said
from kiosk.coaching.resume import CutShort
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.store import Archive, new_id, pins

PIN = "4711"
STORE = frozenset({Consent.STORE})
JOIN = Join("Ana", PIN, STORE, sixteen=True)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A database whose PINs cost nothing to hash."""
    monkeypatch.setattr(pins, "hasher", PasswordHasher.from_parameters(CHEAPEST))
    return Archive(tmp_path / "treadform.db", wait_for_lock_s=0.1)


def make_visit(program: str | None, earlier: Earlier | None, before: CutShort | None) -> Visit:
    started_at = datetime.now(UTC).isoformat()
    found = builtin_programs()[program or "express"]
    return Visit(found, builtin_exercises(), new_id(), started_at, earlier, before)


class Bench:
    """What the kiosk's worker does with the people on it, one call at a time."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self.archive, self.writer = archive, archive.writer(folder / "waiting")
        home = TakingHome(str, lambda: "192.168.0.7:8620")
        self.people = SigningIn(archive, self.writer, make_visit, home)
        self.visit, self.now_us = make_visit(None, None, None), 0

    def touch(self, intent: Intent, value: Said = None) -> View:
        """A touch, and all that comes of it."""
        met = self.people.touch(intent, value, self.visit, self.now_us)
        if met is None:
            self.visit.touch(intent, self.now_us)
        else:
            self.visit = met
        return self.settle()

    def settle(self) -> View:
        sent: list[int] = []
        self.people._errands.send(lambda: lambda: sent.append(1))
        while not sent:
            self.visit = self.people.settle(self.visit, self.now_us)
        if self.visit.finished:
            self.people.over()
            self.visit = make_visit(None, None, None)
        self.writer.settle()
        return self.view()

    def view(self) -> View:
        return self.people.show(replace(self.visit.view(), at_us=self.now_us))


@pytest.fixture
def bench(archive: Archive, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(archive, tmp_path)
    bench.touch(Intent.START)
    assert bench.view().phase is Phase.WHO
    yield bench
    bench.people.close()
    bench.writer.close()
