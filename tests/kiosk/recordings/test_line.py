"""The plain format: what is written is read again, and damage is told by line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.link import Advertisement
from kiosk.recordings.line import (
    HEADER,
    Line,
    NoRecording,
    advertisement_of,
    advertisement_words,
    opened_for_writing,
    read_lines,
)

WORD = st.text(st.characters(categories=["L", "Nd"], include_characters="-:."), min_size=1)
LINES = st.lists(
    st.builds(
        Line,
        st.integers(-(2**62), 2**62),
        WORD.filter(lambda word: word not in ("heard", "given", "known")),
        st.lists(WORD, max_size=4).map(tuple),
    )
)
SAID = st.builds(
    Advertisement,
    st.just("C0:11:22:33:44:55"),
    st.none() | st.text(max_size=20).filter(bool),
    st.none() | st.integers(-127, -1),
    st.integers(0, 2**62),
    st.frozensets(WORD, max_size=3),
    st.dictionaries(WORD, st.binary(max_size=20), max_size=2),
    st.dictionaries(st.integers(0, 65535), st.binary(max_size=20), max_size=2),
)


@given(lines=LINES, packed=st.booleans())
def test_what_is_written_is_read_again(
    lines: list[Line], packed: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("lines") / ("visit.txt.gz" if packed else "visit.txt")
    with opened_for_writing(path) as file:
        file.write("\n".join([HEADER, *map(str, lines), ""]))
    assert list(read_lines(path)) == lines


@given(said=SAID)
def test_an_advertisement_is_the_same_again(said: Advertisement) -> None:
    line = Line(said.seen_us, "heard", advertisement_words(said))
    assert advertisement_of(line) == said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hello\n", ":1: not a recording"),
        (HEADER + "\n5 tick\nx tick\n", ":3: found 'x tick"),
        (HEADER + "\n5\n", ":2: found '5"),
    ],
)
def test_damage_is_told_by_line(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "visit.txt"
    path.write_text(text)
    with pytest.raises(NoRecording, match=reason):
        list(read_lines(path))


def test_a_last_line_cut_by_a_pulled_plug_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "visit.txt"
    path.write_text(HEADER + "\n5 tick\n# a remark\n6 ti")
    assert list(read_lines(path)) == [Line(5, "tick")]


@pytest.mark.parametrize("words", [(), ("A",), ("A", "{"), ("A", "[]"), ("A", '{"services": 3}')])
def test_a_damaged_advertisement_is_none(words: tuple[str, ...]) -> None:
    assert advertisement_of(Line(0, "heard", words)) is None


def test_a_file_that_is_none_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(NoRecording, match="cannot be read"):
        list(read_lines(tmp_path / "none"))
    noise = tmp_path / "noise.gz"
    noise.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NoRecording, match="cannot be read"):
        list(read_lines(noise))


def test_a_packed_recording_cut_by_a_pulled_plug_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "visit.gz"
    lines = [Line(number, "frame", ("A", f"{number * 7919:x}")) for number in range(20_000)]
    with opened_for_writing(path) as file:
        file.write("\n".join([HEADER, *map(str, lines)]))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    read = list(read_lines(path))
    assert 5000 < len(read) < 15_000
    assert read == lines[: len(read)]
    path.write_bytes(whole[:20])
    with pytest.raises(NoRecording, match="nothing whole"):
        list(read_lines(path))
    path.write_bytes(whole[:3000] + b"no" * 500 + whole[4000:])
    with pytest.raises(NoRecording):
        list(read_lines(path))
