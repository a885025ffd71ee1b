"""A gym on a real PostgreSQL, and kiosks that have joined it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, text

from kiosk.store.gym.founding import found
from kiosk.store.gym.joining import join
from tests.gym.postgres import Postgres
from tests.gym.treadmill import Treadmill


@dataclass(frozen=True)
class Chain:
    name: str
    chain_id: UUID


MakeTreadmill = Callable[..., Treadmill]


QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Nobody pulls this server's plug; tests/gym does, with everything on."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests; each makes a chain of its own."""
    server = Postgres().start(**QUICK)
    yield server
    server.stop()


@pytest.fixture
def chain(postgres: Postgres) -> Chain:
    """A fresh chain with one gym."""
    return a_chain(postgres)


def a_chain(postgres: Postgres) -> Chain:
    name = f"chain {uuid4()}"
    return Chain(name, found(postgres.url, name, "Centre").chain_id)


@pytest.fixture
def treadmill(postgres: Postgres, chain: Chain, tmp_path: Path) -> Iterator[MakeTreadmill]:
    """Makes kiosks that have joined the chain."""
    made: list[Treadmill] = []

    def make(clock: timedelta = timedelta(0), of: Chain = chain, address: str = "") -> Treadmill:
        place = join(postgres.url, "", f"treadmill {len(made)}", of.name)
        made.append(Treadmill(tmp_path / str(len(made)), place, clock, address))
        return made[-1]

    yield make
    for one in made:
        one.close()


def ask(postgres: Postgres, what: str, **given: Any) -> list[Any]:
    """What the gym has, seen by its admin."""
    engine = create_engine(postgres.url)
    with engine.connect() as connection:
        found = list(connection.execute(text(what), given).all())
    engine.dispose()
    return found
