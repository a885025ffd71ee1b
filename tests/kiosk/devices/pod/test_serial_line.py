"""The wrapping of a pod's messages on a cable: hardware/deck/protocol/vectors.json and damage."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.pod.serial_line import Line, LineReader, Message, decode, encode

ROOT = Path(__file__).parents[4]
VECTORS = json.loads((ROOT / "hardware/deck/protocol/vectors.json").read_text())
PAYLOADS = st.binary(max_size=244)
LINES = st.sampled_from(Line)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["note"])
def test_every_wire_of_the_vectors(vector: dict[str, str | int | None]) -> None:
    wire = bytes.fromhex(str(vector["wire"]))
    if vector["line"] is None:
        assert LineReader().feed(wire) == []
        return
    said = Message(int(vector["line"]), bytes.fromhex(str(vector["payload"])))
    assert encode(said.line, said.payload) == wire
    assert LineReader().feed(wire) == [said]


@given(st.lists(st.tuples(LINES, PAYLOADS), max_size=5), st.integers(1, 300))
def test_pieces_of_any_size_say_the_same(said: list[tuple[Line, bytes]], piece: int) -> None:
    wire = b"".join(encode(line, payload) for line, payload in said)
    reader = LineReader()
    heard = [m for at in range(0, len(wire), piece) for m in reader.feed(wire[at : at + piece])]
    assert heard == [Message(line, payload) for line, payload in said]


@given(LINES, PAYLOADS, st.data())
def test_no_flipped_bit_passes_and_the_next_message_is_heard(
    line: Line, payload: bytes, data: st.DataObject
) -> None:
    wire = bytearray(encode(line, payload))
    bit = data.draw(st.integers(0, len(wire) * 8 - 1))
    wire[bit // 8] ^= 1 << bit % 8
    heard = LineReader().feed(bytes(wire) + b"\0" + encode(Line.INFO, b""))
    assert heard == [Message(Line.INFO, b"")]


@given(st.binary(max_size=2000))
def test_noise_neither_raises_nor_grows(noise: bytes) -> None:
    reader = LineReader()
    for _ in range(3):
        reader.feed(noise.replace(b"\0", b"\1"))
    reader.feed(b"\0")
    assert reader.feed(encode(Line.INFO, b"")) == [Message(Line.INFO, b"")]


def test_damage_is_counted() -> None:
    reader = LineReader()
    reader.feed(b"\x05half\0\0\0")
    assert reader.damaged == 1


def test_a_payload_that_fits_no_message_is_refused() -> None:
    with pytest.raises(ValueError, match="245 bytes"):
        encode(Line.IMU, bytes(245))


def test_a_run_of_zeros_alone_is_no_message() -> None:
    assert decode(b"") is None
    assert decode(b"\1\1\1\1\1") is None
