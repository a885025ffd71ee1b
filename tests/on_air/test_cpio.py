"""The guest's first file system, read back by the letter of the format."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from tests.on_air.cpio import Content, write

FILES: dict[str, Content] = {"/init": b"#!/bin/sh\n", "/bin/sh": "busybox", "/etc/a/b/empty": b""}
FIELDS = ("inode", "mode", "user", "group", "links", "modified", "size")
HEADER_BYTES, NAME_BYTES = 110, 11


def entries(archive: bytes) -> Iterator[tuple[str, dict[str, int], bytes]]:
    """Name, fields and data; a name and its data each end at a multiple of four."""
    at = 0
    while True:
        assert archive[at : at + 6] == b"070701"
        numbers = [int(archive[at + 6 + 8 * n : at + 14 + 8 * n], 16) for n in range(13)]
        end = at + HEADER_BYTES + numbers[NAME_BYTES]
        name = archive[at + HEADER_BYTES : end - 1].decode()
        if name == "TRAILER!!!":
            return
        said = dict(zip(FIELDS, numbers, strict=False))
        body = end + -end % 4
        yield name, said, archive[body : body + said["size"]]
        at = body + said["size"] + -said["size"] % 4


def test_what_is_written_is_there_below_its_directories(tmp_path: Path) -> None:
    host = tmp_path / "odd.bin"
    host.write_bytes(bytes(range(251)))
    os.utime(host, (1, 1_700_000_000))
    write(tmp_path / "made.cpio", {**FILES, "/usr/odd.bin": host})
    found = {
        name: (said, data) for name, said, data in entries((tmp_path / "made.cpio").read_bytes())
    }
    kinds = {name: stat.S_IFMT(said["mode"]) for name, (said, _) in found.items()}
    assert {name for name, kind in kinds.items() if kind == stat.S_IFDIR} == {
        *("", "bin", "etc", "etc/a", "etc/a/b", "usr")
    }
    assert (kinds["bin/sh"], found["bin/sh"][1]) == (stat.S_IFLNK, b"busybox")
    assert found["init"][0]["mode"] & 0o111
    assert found["usr/odd.bin"][1] == host.read_bytes()
    assert found["usr/odd.bin"][0]["modified"] == 1_700_000_000
    names = list(found)
    assert all(names.index(str(Path(n).parent).strip(".")) < names.index(n) for n in names if n)
