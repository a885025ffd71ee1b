"""What of this machine goes into the guest's memory: the interpreter, what the tests import, and
the few programs around them.

An emulated processor takes minutes to read the same files through a shared folder.
"""

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
INSIDE = "tests/on_air/inside"
_NOT_OF_PYTHON = {
    *("test", "idlelib", "tkinter", "ensurepip", "lib2to3", "turtledemo", "site-packages"),
    *("dist-packages", "pydoc_data"),
}
_OF_THE_PROJECT = ("kiosk", "tests")
_CODE = {".py", ".pyc", ".so", ".json", ".toml", ".mo"}
_PROBE = f"""
import glob, importlib, json, sys
import pytest
pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider",
             "-o", "python_files=air_*.py", "{INSIDE}"])
for name in sorted(glob.glob("{INSIDE}/*.py")):
    importlib.import_module(name[:-3].replace("/", "."))
print("\\n" + json.dumps([m.__file__ for m in sys.modules.values() if getattr(m, "__file__", 0)]))
"""
"""Collecting also leaves the tests' byte code, with their asserts rewritten, where the guest's
pytest looks for it."""


def host_files(tools: Iterable[Path]) -> dict[str, Path]:
    """By the name that each has in the guest, which is its own name here."""
    files = [*_interpreter(), *_imported(), *_project(), *tools]
    named = {str(path): path for path in files}
    for built in _site("kiosk").glob("_core*.so"):
        named[str(ROOT / "kiosk" / built.name)] = built
    found = [p for p in named.values() if ".so" in p.name or p in tools]
    for library in _libraries([*found, Path(sys.executable).resolve()]):
        named[os.path.realpath(library.parent) + "/" + library.name] = library
        named[str(library)] = library
    named[sys.executable] = Path(sys.executable).resolve()
    return named


def environment() -> dict[str, str]:
    """For the guest's Python: no plug-in of pytest that nobody asked for."""
    return {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _site(name: str) -> Path:
    return Path(sysconfig.get_path("purelib")) / name


def _interpreter() -> list[Path]:
    standard = Path(sysconfig.get_path("stdlib"))
    inner = [d for d in standard.iterdir() if d.name not in _NOT_OF_PYTHON]
    kept = [d for d in inner if not d.name.startswith("config-")]
    return [*_below(kept), Path(sys.prefix) / "pyvenv.cfg"]


def _imported() -> list[Path]:
    """The packages, whole, of which the tests in the guest import something."""
    said = subprocess.run(
        [sys.executable, "-c", _PROBE],
        cwd=ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()[-1]
    used = [Path(f) for f in json.loads(said)]
    site = _site("")
    tops = {f.relative_to(site).parts[0] for f in used if f.is_relative_to(site)}
    beside = {f"{top}.libs" for top in tops}
    beside |= {p.name for top in tops for p in site.glob(f"{top}-*.dist-info")}
    chosen = [_site(name) for name in tops | beside if name not in _OF_THE_PROJECT]
    return _below([path for path in chosen if path.exists()])


def _project() -> list[Path]:
    code = [p for p in _below([ROOT / name for name in _OF_THE_PROJECT]) if p.suffix in _CODE]
    return [*code, ROOT / "pyproject.toml"]


def _below(tops: Iterable[Path]) -> list[Path]:
    return [p for top in tops for p in ([top] if top.is_file() else top.rglob("*")) if p.is_file()]


def _libraries(files: Iterable[Path]) -> list[Path]:
    """What the loader would load for these."""
    said = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return [Path(name) for name in sorted(set(re.findall(r"(/\S+) \(0x", said)))]
