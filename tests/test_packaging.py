"""What is built installs elsewhere and runs there; one version, one list of dependencies."""

import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.test_house import PACKAGES, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

DISTRIBUTIONS = {
    "serial": "pyserial",
    "dbus_fast": "dbus-fast",
    "argon2": "argon2-cffi",
    "fit_tool": "fit-tool",
    "PIL": "pillow",
}
"""Where the import's name is not the distribution's."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return folder


@pytest.fixture(scope="session")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with nothing of this source tree but the wheel.

    Third-party packages are lent by the environment the tests run in: what has to be among them
    is checked against the project's list below.
    """
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home, with_pip=True)
    wheel = next(built.glob("*.whl"))
    pip = [str(home / "bin" / "python"), "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    site = next(home.glob("lib/python*/site-packages"))
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin"


def run(program: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(program), *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_the_core_its_types_and_the_licence(built: Path) -> None:
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    assert any(re.fullmatch(r"kiosk/_core\..*\.so", name) for name in names)
    assert {"kiosk/_core.pyi", "kiosk/py.typed"} <= set(names)
    assert any(name.endswith("/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "cpp/", "hardware/"))]


def test_everything_a_room_needs_beside_its_code_is_in_the_wheel(built: Path) -> None:
    names = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    tracked = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "kiosk"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert set(tracked) - names == set()


def test_the_sdist_can_be_built_and_read_by_people(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "CMakeLists.txt", "README.md", "LICENSE", "Makefile"} <= names
    assert "cpp/bindings/module.cpp" in names
    assert not [name for name in names if name.startswith((".venv", "build/", "out/"))]


def test_a_wheel_installed_elsewhere_knows_its_version(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "treadform", "--version", folder=tmp_path)
    assert done.stdout == f"treadform {PROJECT['version']}\n", done.stderr
    where = run(
        installed / "python", "-c", "import kiosk._core as c; print(c.__file__)", folder=tmp_path
    )
    assert str(installed.parent) in where.stdout, where.stderr


def test_a_wheel_installed_elsewhere_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    shots = tmp_path / "out"
    arguments = ["demo", "--speed", "50", "--shots", str(shots), "--home", str(tmp_path / "home")]
    done = run(installed / "treadform", *arguments, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "complete" in (shots / "summary.txt").read_text()
    assert list(shots.glob("*summary.png"))


def test_the_version_has_one_source() -> None:
    assert version("treadform") == PROJECT["version"]
    mentions = [
        path
        for path in (ROOT / "kiosk").rglob("*.py")
        if f'"{PROJECT["version"]}"' in path.read_text()
    ]
    assert mentions == []


def test_every_package_the_house_imports_is_declared() -> None:
    declared = {re.split(r"[<>=\[; ]", line)[0] for line in PROJECT["dependencies"]}
    used = {
        DISTRIBUTIONS.get(package, package)
        for path in (ROOT / "kiosk").rglob("*.py")
        for package in PACKAGES.get(path.relative_to(ROOT / "kiosk").parts[0], set())
        if re.search(rf"^\s*(import|from) {package}\b", path.read_text(), re.MULTILINE)
    }
    assert used - declared == set()
