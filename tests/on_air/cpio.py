"""A cpio archive in the form that a kernel unpacks into its first file system ("newc")."""

import stat
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

Content = Path | bytes | str
"""A file of this machine, the bytes of one, or where a symbolic link leads."""
_DIRECTORY, _LINK = stat.S_IFDIR | 0o755, stat.S_IFLNK | 0o777


def write(archive: Path, files: Mapping[str, Content]) -> None:
    """Files by their absolute names; the directories above them come by themselves."""
    with archive.open("wb") as out:
        made: set[PurePosixPath] = set()
        for number, (name, content) in enumerate(sorted(files.items())):
            for above in [p for p in reversed(PurePosixPath(name).parents) if p not in made]:
                made.add(above)
                out.write(_entry(str(above), _DIRECTORY, b"", len(files) + len(made), 0))
            out.write(_file(name, content, number + 1))
        out.write(_entry("/TRAILER!!!", 0, b"", 0, 0))


def _file(name: str, content: Content, number: int) -> bytes:
    if isinstance(content, str):
        return _entry(name, _LINK, content.encode(), number, 0)
    if isinstance(content, bytes):
        return _entry(name, stat.S_IFREG | 0o755, content, number, 0)
    about = content.stat()
    return _entry(name, about.st_mode, content.read_bytes(), number, int(about.st_mtime))


def _entry(name: str, mode: int, data: bytes, number: int, modified_s: int) -> bytes:
    said = name.lstrip("/").encode() + b"\0"
    fields = (number, mode, 0, 0, 1, modified_s, len(data), 0, 0, 0, 0, len(said), 0)
    head = b"070701" + b"".join(b"%08X" % field for field in fields) + said
    return _whole(head) + _whole(data)


def _whole(data: bytes) -> bytes:
    """Filled up to four bytes."""
    return data + bytes(-len(data) % 4)
