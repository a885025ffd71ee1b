"""The files of this machine that the victim needs, found by watching a rehearsal.

python -m tests.plug.baggage        prints them
"""

import shutil
import subprocess
import sys
from importlib.util import source_from_cache
from pathlib import Path
from sysconfig import get_paths

from tests.on_air.image import ROOT


def needed() -> set[Path]:
    """Watched in a process of its own."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.plug.baggage"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return {Path(line) for line in said.splitlines() if line.startswith("/")}


def pack_into(root: Path) -> None:
    """Each at the place where it is here, links as links, with its time: compiled files are
    believed by it."""
    for name in ("lib", "lib64"):
        (root / name).symlink_to(f"usr/{name}")
    for path in sorted(needed()):
        there = root / path.relative_to("/")
        if there.exists() or there.is_symlink():
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, there, follow_symlinks=False)


def _watch() -> set[Path]:
    opened: set[str] = set()

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str):
            opened.add(arguments[0])

    sys.addaudithook(heard)
    from tests.plug import victim  # watched from here on

    victim.rehearse()
    modules = (getattr(m, name, None) for m in sys.modules.values() for name in _OF_MODULE)
    mapped = [line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines()]
    return {Path(name) for name in (*opened, *modules, *mapped) if isinstance(name, str)}


_OF_MODULE = ("__file__", "__cached__")


def _with_what_belongs(paths: set[Path]) -> set[Path]:
    """The sources of compiled files, names of libraries, and what was read before we watched."""
    found = {path for path in paths if path.is_absolute() and path.is_file()}
    found |= {Path(source_from_cache(str(p))) for p in found if p.suffix == ".pyc"}
    for path in [p for p in found if ".so" in p.name]:
        found |= {other for other in path.parent.glob("*.so*") if other.resolve() == path}
    found |= {*Path(get_paths()["purelib"]).glob("*.pth"), Path(sys.prefix) / "pyvenv.cfg"}
    link = Path(sys.executable)
    while link.is_symlink():
        found.add(link)
        link = link.parent / link.readlink()
    found |= {link, *(Path("/lib64").resolve() / name.name for name in Path("/lib64").glob("ld-*"))}
    forbidden = ("/proc/", "/dev/", "/sys/", "/etc/")
    return {p for p in found if p.exists() and not str(p).startswith(forbidden)}


if __name__ == "__main__":
    for each in sorted(_with_what_belongs(_watch())):
        print(each)
