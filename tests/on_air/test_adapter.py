"""What a plain `make test` can check of the real bench: how the guest's adapter cuts packets."""

from hypothesis import given
from hypothesis import strategies as st

from tests.on_air.guest.adapter import packets
from tests.on_air.machine import ENDED

EVENT = bytes.fromhex("040e0401031000")
ACL = bytes.fromhex("0201200700030004001b0a00")
COMMAND_LIKE_ISO = bytes.fromhex("0501000200aabb")


@given(
    st.lists(st.sampled_from([EVENT, ACL, COMMAND_LIKE_ISO]), max_size=6),
    st.lists(st.integers(1, 9), min_size=1),
)
def test_packets_come_out_whole_however_they_were_cut(said: list[bytes], cuts: list[int]) -> None:
    stream, held, found = b"".join(said), bytearray(), []
    turn = 0
    while stream:
        cut = cuts[turn % len(cuts)]
        held += stream[:cut]
        stream = stream[cut:]
        found += packets(held)
        turn += 1
    assert found == said
    assert not held


def test_the_guests_last_word_is_understood() -> None:
    found = ENDED.search("guest: ended with 3\r\n")
    assert found
    assert found[1] == "3"
