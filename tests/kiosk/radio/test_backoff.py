"""Pauses between attempts."""

import random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.radio.backoff import FIRST_S, MOST_S, Backoff


@given(st.integers(0, 2**32), st.integers(1, 60))
def test_pauses_grow_to_a_limit_and_are_never_zero(seed: int, failures: int) -> None:
    backoff = Backoff(rng=random.Random(seed))
    pauses = [backoff.next_s() for _ in range(failures)]
    for number, pause in enumerate(pauses):
        whole = min(MOST_S, FIRST_S * 2**number)
        assert whole / 2 <= pause <= whole


def test_success_begins_anew() -> None:
    backoff = Backoff()
    for _ in range(10):
        backoff.next_s()
    backoff.reset()
    assert backoff.next_s() <= FIRST_S


def test_twenty_kiosks_do_not_come_back_together() -> None:
    assert len({Backoff(rng=random.Random(seed)).next_s() for seed in range(20)}) == 20
