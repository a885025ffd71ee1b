import uuid

from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.ids import new_id, time_of


@given(st.integers(0, 2**48 - 1))
def test_an_id_is_a_uuid7_and_carries_its_time(unix_ms: int) -> None:
    made = new_id(unix_ms)
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert time_of(made) == unix_ms


def test_the_time_and_fixed_bits_lie_where_rfc_9562_puts_them() -> None:
    """Its example A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F was made at 0x017F22E279B0."""
    assert str(new_id(0x017F22E279B0))[:15] == "017f22e2-79b0-7"


def test_ids_of_one_millisecond_differ() -> None:
    assert len({new_id(1) for _ in range(10_000)}) == 10_000


def test_ids_sort_by_time() -> None:
    assert new_id(1) < new_id(2) < new_id()
