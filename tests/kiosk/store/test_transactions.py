from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from kiosk.store.errors import Locked, StoreError
from kiosk.store.transactions import Transactions
from tests.kiosk.store.test_database import held_by_another_process


def test_what_the_engine_says_comes_as_our_own_errors(path: Path, engine: Engine) -> None:
    within = Transactions(path, engine)
    with pytest.raises(StoreError, match="no such table"), within.reading() as connection:
        connection.execute(text("SELECT 1 FROM nowhere"))
    with held_by_another_process(path), pytest.raises(Locked), within.writing():
        pass


def delete_and_fail(within: Transactions) -> None:
    with within.writing() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        raise LookupError


def test_a_failed_transaction_leaves_nothing(path: Path, engine: Engine) -> None:
    within = Transactions(path, engine)
    with pytest.raises(LookupError):
        delete_and_fail(within)
    with within.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_emptying_the_log_of_no_file(tmp_path: Path, engine: Engine) -> None:
    with pytest.raises(StoreError):
        Transactions(tmp_path / "no folder" / "treadform.db", engine).empty_log()
