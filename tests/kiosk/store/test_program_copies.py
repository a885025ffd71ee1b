import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.store.program_copies import bring_together
from kiosk.store.schema import programs, programs_in_use
from kiosk.store.shelf import Shelf, ShelfError

NOW = datetime.now(UTC)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "programs")


def text(version: int) -> str:
    return f"version {version}\n"


def meet(engine: Engine, shelf: Shelf) -> None:
    with engine.begin() as connection:
        bring_together(connection, shelf)


def rows(engine: Engine) -> tuple[dict[tuple[str, int], str], dict[str, int]]:
    with engine.connect() as connection:
        kept = {(r.name, r.version): r.text for r in connection.execute(programs.select())}
        used = {r.name: r.version for r in connection.execute(programs_in_use.select())}
    return kept, used


def from_the_gym(engine: Engine, version: int, said: str, at: datetime) -> None:
    with engine.begin() as connection:
        row = {"name": "mine", "version": version, "text": said, "published_at": at}
        connection.execute(programs.insert(), row | {"published_by": "another kiosk"})
        connection.execute(programs_in_use.delete())
        used = {"name": "mine", "version": version, "at": at}
        connection.execute(programs_in_use.insert(), used)


def test_what_was_published_here_becomes_rows_once(engine: Engine, shelf: Shelf) -> None:
    for _ in range(2):
        shelf.publish("mine", text)
    for _ in range(2):
        meet(engine, shelf)
    kept, used = rows(engine)
    assert kept == {("mine", 1): text(1), ("mine", 2): text(2)}
    assert used == {"mine": 2}


def test_what_the_gym_published_becomes_files_and_is_used(engine: Engine, shelf: Shelf) -> None:
    from_the_gym(engine, 3, "theirs", NOW)
    meet(engine, shelf)
    assert shelf.file("mine").read_text() == "theirs"
    assert shelf.current("mine") == 3


@pytest.mark.parametrize(("minutes", "current"), [(-60, 1), (60, 2)])
def test_whoever_said_last_what_is_in_use_is_heard(
    engine: Engine, shelf: Shelf, minutes: int, current: int
) -> None:
    shelf.publish("mine", text)
    meet(engine, shelf)
    from_the_gym(engine, 2, "theirs", NOW + timedelta(minutes=minutes))
    meet(engine, shelf)
    assert (shelf.current("mine"), rows(engine)[1]["mine"]) == (current, current)


def test_a_roll_back_here_goes_up(engine: Engine, shelf: Shelf) -> None:
    for _ in range(2):
        shelf.publish("mine", text)
    meet(engine, shelf)
    shelf.roll_back("mine")
    later_s = (NOW + timedelta(hours=1)).timestamp()
    os.utime(shelf.file("mine").parent / "current", (later_s, later_s))
    meet(engine, shelf)
    assert rows(engine)[1] == {"mine": 1}


def test_a_number_that_the_gym_gave_to_another_text_is_the_gyms(
    engine: Engine, shelf: Shelf
) -> None:
    shelf.publish("mine", text)
    from_the_gym(engine, 1, "theirs", NOW)
    meet(engine, shelf)
    assert shelf.file("mine", 1).read_text() == "theirs"


def test_a_name_that_leads_out_of_the_shelf_is_refused(
    engine: Engine, shelf: Shelf, tmp_path: Path
) -> None:
    with engine.begin() as connection:
        row = {"name": "../../escaped", "version": 1, "text": "x", "published_at": NOW}
        connection.execute(programs.insert(), row | {"published_by": "somebody"})
    with pytest.raises(ShelfError):
        meet(engine, shelf)
    assert not list(tmp_path.rglob("*escaped*"))
