"""The house as a test: who may import whom, names, sizes, what lies at the top, mirrored tests."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CORE = "_core"
ROOMS: dict[str, set[str]] = {
    "devices": {CORE},
    "radio": {"devices"},
    "recordings": {"devices"},
    "gait": {CORE},
    "body": set(),
    "coaching": {"gait", "words"},
    "sound": set(),
    "words": set(),
    "screen": {"gait", "coaching", "body", "words"},
    "store": {"gait", "coaching"},
    "takehome": {"store", "words", "coaching", "gait"},  # the card says what coaching allows to say
    "simulator": {"devices", "body", CORE},
}
"""Room -> what it may import of the house. `app` and `cli` may import everything."""

PACKAGES: dict[str, set[str]] = {
    "devices": set(),
    "radio": {"bleak", "dbus_fast", "serial"},
    "recordings": {"numpy"},
    "_core.pyi": {"numpy"},
    "gait": {"numpy"},
    "body": {"numpy"},
    "coaching": {"pydantic", "tomlkit"},
    "sound": {"miniaudio"},
    "words": {"babel"},  # reads the .po catalogues
    "screen": {"kivy"},
    "store": {
        *{"sqlalchemy", "alembic", "psycopg", "argon2", "fit_tool", "segno", "zstandard"},
        "pydantic",  # visits that wait as JSON
    },
    "takehome": {"starlette", "uvicorn", "PIL"},
    "simulator": {"numpy"},
    "app": {"numpy"},  # tuples of samples become the blocks the core takes
    "cli": {
        *{"typer", "rich", "numpy"},
        *{"tomlkit", "pydantic", "platformdirs"},  # the configuration file and where it lives
    },
    "__init__": set(),
    "__main__": set(),
}
"""Room (or top module) -> what it may import from outside the standard library."""

MEETING_POINTS = {"app", "cli", "__main__"}
"""They import anything of the house; only they may import `app` and `cli`."""

SAYS_NOTHING = re.compile(r"(?:^|_)(utils?|helpers?|common|misc|managers?|base|stuff|tools?)$")
TOP = {"CMakeLists.txt", "pyproject.toml", "Makefile", "README.md", "LICENSE"} | {
    *{"cpp", "kiosk", "tests", "hardware"}
}
CODE = {".py", ".hpp", ".cpp", ".h", ".c", ".kv", ".sh", ".scad"}
FILE_LINES, FUNCTION_LINES = 300, 60
MACHINE_PATH = re.compile(r"(?<![\w.}/])/(?:home|root|Users|work|opt/wheels)/\w")
BINARY = {".png", ".jpg", ".ogg", ".wav", ".ttf", ".otf", ".stl", ".bin", ".mo"}
GENERATED_BY_TOOL = {"migrations"}
"""Alembic runs these by path; the store's tests run them all."""

FORBIDDEN_IN_CORE = re.compile(
    r"\b(virtual|throw|try|catch|new|delete|malloc|dynamic_cast|typeid)\b(?!\s*;?\s*//)"
    r"|^\s*#\s*define|std::(vector|string|map|unique_ptr|shared_ptr|function)\b",
    re.MULTILINE,
)


def files(*suffixes: str) -> list[Path]:
    """Everything git knows or would add, so that the house is felt before the commit."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = [ROOT / name for name in dict.fromkeys(listed)]
    return [p for p in paths if p.is_file() and (not suffixes or p.suffix in suffixes)]


def shown(path: Path, line: int = 0) -> str:
    return f"{path.relative_to(ROOT)}{f':{line}' if line else ''}"


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "kiosk").parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Absolute names a Python file imports, `from x import y` as `x.y`."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join([*start, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{origin}.{name.name}") for name in node.names)


def refused(room: str, name: str) -> bool:
    """Whether the table forbids `room` to import `name`."""
    parts = name.split(".")
    if parts[0] != "kiosk":
        standard = parts[0] in sys.stdlib_module_names
        return not standard and parts[0] not in PACKAGES.get(room, set())
    wanted = parts[1] if len(parts) > 1 else "__init__"
    if wanted in {"app", "cli"}:
        return room not in MEETING_POINTS
    if room in MEETING_POINTS or wanted in {room, "__version__"}:
        return False
    return wanted not in ROOMS.get(room, set())


def test_rooms_import_only_what_the_table_allows() -> None:
    offences = [
        f"{shown(path, line)} imports {name}"
        for path in files(".py", ".pyi")
        if path.is_relative_to(ROOT / "kiosk")
        for line, name in imports_of(path)
        if refused(room_of(path), name)
    ]
    assert not offences, "\n".join(offences)


def test_kv_files_import_only_kivy_and_their_own_room() -> None:
    offences = [
        f"{shown(path, number)} imports {found[1]}"
        for path in files(".kv")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := re.match(r"#:import\s+\w+\s+(\S+)", line)) and refused("screen", found[1])
    ]
    assert not offences, "\n".join(offences)


@pytest.mark.parametrize(
    ("room", "name"),
    [
        ("coaching", "kiosk.screen.theme"),
        ("coaching", "sqlalchemy"),
        ("screen", "kiosk.devices.link"),
        ("gait", "kiosk.app"),
        ("body", "kiosk.gait.measures"),
        ("devices", "numpy"),
    ],
)
def test_the_table_does_refuse(room: str, name: str) -> None:
    assert refused(room, name)


def test_every_room_is_in_the_table() -> None:
    rooms = {p.parent.name for p in (ROOT / "kiosk").glob("*/__init__.py")}
    assert rooms <= ROOMS.keys() | {"app", "cli"}


def test_no_room_reaches_itself_through_others() -> None:
    def reached(room: str) -> set[str]:
        direct = ROOMS.get(room, set())
        return direct.union(*(reached(other) for other in direct))

    assert [room for room in ROOMS if room in reached(room)] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Nor within a function, where a circle only hides."""
    paths = [p for p in files(".py") if p.is_relative_to(ROOT / "kiosk")]
    names = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in paths}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    left = {
        name: {
            found if found in names else found.rpartition(".")[0] for _line, found in imports_of(p)
        }
        - {name}
        for name, p in names.items()
    }
    left = {name: wanted & names.keys() for name, wanted in left.items()}
    while free := {name for name, wanted in left.items() if not wanted & left.keys()}:
        left = {name: wanted for name, wanted in left.items() if name not in free}
    assert not left, "\n".join(
        f"{name} <- {', '.join(on & left.keys())}" for name, on in left.items()
    )


def test_names_say_something() -> None:
    offences = [shown(p) for p in files(*CODE) if SAYS_NOTHING.search(p.stem)]
    for path in files(".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helper|Util)s?$", node.name):
                offences.append(f"{shown(path, node.lineno)} class {node.name}")
    assert not offences, "\n".join(offences)


def test_files_can_be_read_at_one_sitting() -> None:
    lengths = [(p.read_text(encoding="utf-8").count("\n"), p) for p in files(*CODE)]
    offences = [f"{shown(p)} has {n} lines" for n, p in lengths if n > FILE_LINES]
    assert not offences, "\n".join(offences)


def python_functions(path: Path) -> Iterator[tuple[int, str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def cpp_functions(path: Path) -> Iterator[tuple[int, str, int]]:
    """Bodies behind a parameter list, found by matching braces in code without comments."""
    text = re.sub(r"//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])'", '""', path.read_text())
    opened: list[tuple[int, str]] = []
    statement, line = "", 1
    for char in text:
        line += char == "\n"
        if char == "{":
            opened.append((line, " ".join(statement.split())))
        elif char == "}" and opened:
            start, head = opened.pop()
            block = re.match(r"(if|for|while|switch|else|do|namespace|struct|class|enum)\b", head)
            if "(" in head and not block:
                yield start, head[-60:], line - start + 1
        statement = "" if char in "{};" else statement + char


def test_functions_fit_the_screen() -> None:
    offences = [
        f"{shown(path, line)} {name} has {length} lines"
        for path in files(".py", ".hpp", ".cpp", ".h", ".c")
        for line, name, length in (python_functions if path.suffix == ".py" else cpp_functions)(
            path
        )
        if length > FUNCTION_LINES
    ]
    assert not offences, "\n".join(offences)


def test_long_cpp_functions_would_be_seen(tmp_path: Path) -> None:
    source = tmp_path / "long.hpp"
    source.write_text("struct A {\n  int f(int x) const {\n" + "    x++;\n" * 70 + "  }\n};\n")
    assert [length for *_, length in cpp_functions(source)] == [72]


def test_nothing_new_lies_at_the_top() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in files()}
    assert {name for name in top if not name.startswith(".")} <= TOP


def test_no_paths_of_one_machine() -> None:
    offences = [
        f"{shown(path, number)}: {line.strip()[:80]}"
        for path in files()
        if path.suffix not in BINARY and "corpus" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert not offences, "\n".join(offences)


def test_every_module_with_logic_has_its_test() -> None:
    """`kiosk/<room>/<module>.py` <- `tests/kiosk/<room>/test_<module>*.py`, headers likewise."""
    missing = []
    for path in files(".py", ".hpp"):
        inside = path.relative_to(ROOT)
        if GENERATED_BY_TOOL & set(inside.parts) or path.stem.startswith("__"):
            continue
        if not re.search(r"^\s+(return|yield|raise) ", path.read_text(), re.MULTILINE):
            continue  # values without logic
        if inside.parts[0] == "kiosk":
            folder, end = ROOT / "tests" / inside.parent, "py"
        elif inside.parts[:3] == ("cpp", "include", "gait"):
            folder, end = ROOT / "tests" / "cpp", "cpp"
        elif inside.parts[:3] == ("hardware", "pod", "app"):
            folder, end = ROOT / "tests" / "hardware" / "pod", "cpp"
        else:
            continue
        if not list(folder.glob(f"test_{path.stem}*.{end}")):
            missing.append(f"{inside} has no test in {folder.relative_to(ROOT)}")
    assert not missing, "\n".join(missing)


def test_the_core_keeps_to_its_means() -> None:
    """No heap, exceptions, virtual calls or macros: the same headers run on the pod."""
    offences = []
    for path in files(".hpp"):
        if any(path.is_relative_to(ROOT / place) for place in ("cpp/include", "hardware/pod/app")):
            code = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
            offences += [f"{shown(path)}: {m[0].strip()}" for m in FORBIDDEN_IN_CORE.finditer(code)]
    assert not offences, "\n".join(offences)
