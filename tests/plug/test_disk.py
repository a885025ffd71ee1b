import random
import struct
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.plug.disk import MAGIC, SECTOR, Loss, entries, pull

FLUSHED = "flush"
FIRST, SECOND, LATER = (bytes([n]) * SECTOR for n in (1, 2, 3))


def log_of(path: Path, *said: tuple[int, bytes] | str) -> Path:
    """As QEMU writes it: a head, then an entry a sector with its data behind it."""
    parts = [struct.pack("<QQQI", MAGIC, 1, 0, SECTOR).ljust(SECTOR, b"\0")]
    for one in said:
        sector, data = (0, b"") if isinstance(one, str) else one
        flags = 1 if one == FLUSHED else 0
        head = struct.pack("<QQQQ", sector, len(data) // SECTOR, flags, 0)
        parts += [head.ljust(SECTOR, b"\0"), data]
    path.write_bytes(b"".join(parts) + bytes(4 * SECTOR))
    return path


def empty(path: Path) -> Path:
    path.write_bytes(bytes(8 * SECTOR))
    return path


def sector(disk: Path, number: int) -> bytes:
    return disk.read_bytes()[number * SECTOR :][:SECTOR]


def test_what_was_flushed_is_there_and_in_its_order(tmp_path: Path) -> None:
    log = log_of(tmp_path / "log", (5, FIRST), (2, FIRST + SECOND), (5, LATER), FLUSHED)
    disk = empty(tmp_path / "disk")
    assert pull(disk, log, random.Random(1)) == Loss(0, 0)
    assert [sector(disk, n) for n in (2, 3, 5)] == [FIRST, SECOND, LATER]


def test_of_what_was_only_in_the_cache_anything_may_be_gone(tmp_path: Path) -> None:
    log = log_of(tmp_path / "log", (1, FIRST), FLUSHED, (1, SECOND), (2, LATER))
    outcomes = set()
    for seed in range(60):
        disk = empty(tmp_path / "disk")
        loss = pull(disk, log, random.Random(seed))
        found = (sector(disk, 1)[0], sector(disk, 2)[0])
        assert loss == Loss(2, (found[0] != 2) + (found[1] != 3))
        outcomes.add(found)
    assert outcomes == {(1, 0), (1, 3), (2, 0), (2, 3)}


def test_a_machine_that_was_killed_at_once_wrote_nothing(tmp_path: Path) -> None:
    log = empty(tmp_path / "log")
    assert list(entries(log)) == []
    assert pull(empty(tmp_path / "disk"), log, random.Random(1)) == Loss(0, 0)


@given(at=st.integers(0, 7 * SECTOR))
def test_a_log_that_ends_anywhere_is_read_as_far_as_it_is_whole(at: int) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        whole = log_of(Path(folder) / "log", (1, FIRST), FLUSHED, (2, SECOND))
        everything = list(entries(whole))
        whole.write_bytes(whole.read_bytes()[:at])
        read = list(entries(whole))
        assert read == everything[: len(read)]
