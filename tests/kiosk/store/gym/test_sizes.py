import pytest

from kiosk.store.gym import sizes
from tests.gym.postgres import Postgres
from tests.kiosk.store.gym.conftest import Chain, MakeTreadmill, ask


def test_the_measured_rows_are_still_that_large(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    """Bytes of the values themselves, with the row's own head and a quarter for the indexes."""
    here = treadmill()
    sam = here.add_member()
    for _ in range(20):
        here.visit(sam, sizes.STEPS)
    here.sync.round()

    def bytes_of(table: str) -> float:
        asked = (
            f"SELECT avg(24 + pg_column_size(t.*)) FROM treadform.{table} AS t WHERE chain_id = :c"
        )
        return float(ask(postgres, asked, c=chain.chain_id)[0][0])

    assert bytes_of("step_blocks") == pytest.approx(sizes.STEPS * sizes.STEP_BYTES, rel=0.2)
    assert 0.2 < bytes_of("visits") / sizes.VISIT_BYTES < 1.0
    assert 0.3 < bytes_of("sets") / sizes.SET_BYTES < 1.0
    assert 0.2 < bytes_of("answers") / sizes.ANSWER_BYTES < 1.0


def test_the_chain_of_the_readme() -> None:
    lines = {line.what: line.figure for line in sizes.sizes(sizes.Chain(500, 30, 20, 2000, 12))}
    assert lines["kiosks"] == "15,000"
    assert lines["visits a day"] == "300,000"
    assert lines["the whole database"].endswith(" TB")


def test_twice_the_gyms_are_twice_the_visits() -> None:
    one, two = (list(sizes.sizes(sizes.Chain(n, 30, 20, 2000, 12))) for n in (100, 200))
    assert [line.what for line in one] == [line.what for line in two]
    assert (one[2].figure, two[2].figure) == ("60,000", "120,000")
