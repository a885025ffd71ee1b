"""treadform programs, as staff type it."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.cli.opening import visits_of
from kiosk.cli.places import places


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TREADFORM_HOME", str(tmp_path))
    return tmp_path


def programs(*words: str) -> Result:
    return CliRunner().invoke(app, ["programs", *words])


def draft(home: Path) -> Path:
    return home / "programs" / "drafts" / "ours.toml"


def edit(home: Path, old: str, new: str) -> None:
    text = draft(home).read_text(encoding="utf-8")
    assert old in text
    draft(home).write_text(text.replace(old, new, 1), encoding="utf-8")


def listed() -> dict[str, dict[str, object]]:
    found: list[dict[str, object]] = json.loads(programs("list", "--json").stdout)
    return {f"{row['name']} {row['state']}".split(",")[0]: row for row in found}


def test_the_products_own_are_listed_with_their_lengths(home: Path) -> None:
    minutes = {row["name"]: row["minutes"] for row in listed().values()}
    assert minutes["express"] == pytest.approx(11, abs=1)
    assert minutes["standard"] == pytest.approx(18, abs=1)
    assert minutes["first_visit"] == pytest.approx(22, abs=1)


def test_what_a_member_may_ask_for_is_shown_and_not_counted(home: Path) -> None:
    lines = programs("show", "standard").stdout.splitlines()
    asked = [n for n, line in enumerate(lines) if line.split()[:2] == ["if", "asked"]]
    assert asked
    before, after = lines[asked[0] - 1].split(), lines[asked[-1] + 1].split()
    assert (before[0], after[0]) == ("0:35", "0:45")


def test_from_a_new_draft_to_use_and_back(home: Path) -> None:
    assert programs("new", "ours", "--from", "express").exit_code == 0
    assert programs("check", "ours").exit_code == 0
    assert "version 1" in programs("publish", "ours").stdout
    edit(home, "seconds = 60", "seconds = 90")
    assert "version 2" in programs("publish", "ours").stdout
    assert listed()["ours published"]["version"] == 2
    assert "version 1" in programs("rollback", "ours").stdout
    assert listed()["ours published"]["version"] == 1
    assert json.loads(programs("show", "ours", "--json").stdout)["version"] == 1
    assert json.loads(programs("show", "ours", "--version", "2", "--json").stdout)["version"] == 2
    assert "baseline" in programs("show", "ours").stdout


def test_a_faulty_draft_is_told_line_by_line_and_not_published(home: Path) -> None:
    programs("new", "ours", "--from", "express")
    edit(home, "work_s = 20", "work_s = 200")
    edit(home, '"walk"', '"wolk"')
    for command in ("check", "publish"):
        told = programs(command, "ours")
        assert told.exit_code == 2
        lines = told.stderr.splitlines()
        assert len(lines) == 2
        form = re.escape(str(draft(home))) + r":\d+: \S+: found .+; allowed: .+"
        assert all(re.fullmatch(form, line) for line in lines)
    assert "2 fault(s)" in programs("list").stdout
    assert "ours published" not in listed()


def test_a_picture_that_is_not_there_yet_is_said_and_stops_nobody(home: Path) -> None:
    programs("new", "ours", "--from", "express")
    edit(home, "version = 1\n", 'version = 1\nmedia = { small_springs = "hop.png" }\n')
    picture = home / "programs" / "media" / "hop.png"
    for command in ("check", "publish"):
        told = programs(command, "ours")
        assert told.exit_code == 0
        assert told.stderr.startswith(f"{picture}: not there yet")
    picture.parent.mkdir()
    picture.write_bytes(b"a picture")
    assert programs("check", "ours").stderr == ""


def test_a_program_travels_to_another_kiosk(home: Path, tmp_path: Path) -> None:
    programs("new", "ours", "--from", "standard")
    programs("publish", "ours")
    assert programs("export", "ours", str(tmp_path / "x.toml")).exit_code == 0
    elsewhere = str(tmp_path / "other")
    assert programs("import", str(tmp_path / "x.toml"), "--home", elsewhere).exit_code == 0
    assert programs("publish", "ours", "--home", elsewhere).exit_code == 0
    again = programs("import", str(tmp_path / "x.toml"), "--home", elsewhere)
    assert (again.exit_code, len(again.stderr.splitlines())) == (2, 1)
    more = programs("import", str(tmp_path / "x.toml"), "--replace", "--home", elsewhere)
    assert more.exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("show", "nothing"),
        ("show", "express", "--version", "3"),
        ("check", "nothing"),
        ("publish", "nothing"),
        ("rollback", "nothing"),
        ("rollback", "express", "--to", "0"),
        ("new", "../ours"),
        ("new", "ours", "--from", "nothing"),
        ("export", "express", "/nowhere/at/all.toml"),
        ("import", "/nowhere/at/all.toml"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_2(home: Path, words: tuple[str, ...]) -> None:
    told = programs(*words)
    assert told.exit_code == 2
    assert len(told.stderr.splitlines()) == 1


def test_no_file_is_written_over_unasked(home: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.toml"
    kept.write_text("mine", encoding="utf-8")
    told = programs("export", "express", str(kept))
    assert (told.exit_code, kept.read_text(encoding="utf-8")) == (2, "mine")
    assert f"{kept}: there already; choose another name, or --replace it" in told.stderr
    assert programs("export", "express", str(kept), "--replace").exit_code == 0
    assert programs("check", str(kept)).exit_code == 0


def test_a_version_that_never_was_is_told_by_its_number(home: Path) -> None:
    for wanted in ("0", "7"):
        told = programs("show", "express", "--version", wanted).stderr
        assert f"version {wanted} was never published" in told


def test_version_nought_is_none_of_the_versions(home: Path) -> None:
    programs("new", "ours", "--from", "express")
    for _ in range(2):
        programs("publish", "ours")
    for wanted in ("0", "-1", "3", "99999999999999999999"):
        assert programs("rollback", "ours", "--to", wanted).exit_code == 2
    assert listed()["ours published"]["version"] == 2


STRANGE = {
    "empty": b"",
    "blank": b" \n\t\n",
    "nonsense": b"}{ what? \x07",
    "bytes": bytes(range(256)),
    "utf-16": 'name = "ours"'.encode("utf-16"),
    "latin-1": 'title = "Rápido"'.encode("latin-1"),
    "json": b'{"name": "ours"}',
    "yaml": b"name: ours\nparts:\n  - walk\n",
    "a package": b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    "another tool's": b'[tool.poetry]\nname = "ours"\nversion = "1.0.0"\n',
    "endless": b"# \n" * 2_000_000,
}


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("command", ["check", "import"])
def test_a_strange_file_is_told_and_never_kept(
    home: Path, tmp_path: Path, what: str, command: str
) -> None:
    file = tmp_path / "strange.toml"
    file.write_bytes(STRANGE[what])
    told = programs(command, str(file))
    assert told.exit_code == 2
    lines = told.stderr.splitlines()
    assert lines
    assert all(line.startswith(f"{file}:") for line in lines), lines
    assert not (home / "programs").exists()


def test_a_folder_is_no_program(home: Path, tmp_path: Path) -> None:
    told = programs("import", str(tmp_path))
    assert (told.exit_code, len(told.stderr.splitlines())) == (2, 1)


def test_what_an_editor_of_windows_wrote_is_read(home: Path, tmp_path: Path) -> None:
    programs("export", "express", str(tmp_path / "x.toml"))
    text = (tmp_path / "x.toml").read_text(encoding="utf-8")
    (tmp_path / "x.toml").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert programs("check", str(tmp_path / "x.toml")).exit_code == 0
    assert programs("import", str(tmp_path / "x.toml")).exit_code == 0
    assert programs("publish", "express").exit_code == 0
    assert programs("show", "express", "--json").exit_code == 0


def test_a_name_inside_that_is_another_is_refused(home: Path) -> None:
    programs("new", "ours")
    edit(home, 'name = "ours"', 'name = "theirs"')
    told = programs("publish", "ours")
    assert told.exit_code == 2
    assert "theirs" in told.stderr


def test_a_visit_follows_the_published_version_of_the_products_own(home: Path) -> None:
    programs("new", "demo", "--from", "demo")
    path = home / "programs" / "drafts" / "demo.toml"
    path.write_text(path.read_text().replace("seconds = 30", "seconds = 45"), encoding="utf-8")
    programs("publish", "demo")
    length = json.loads(programs("show", "demo", "--json").stdout)["parts"][0]["seconds"]
    assert length == 45
    visits_of("demo", places(home))


def test_the_schema_is_json(home: Path) -> None:
    assert json.loads(programs("schema").stdout)["title"] == "Program"


def test_every_fault_and_answer_is_said_in_spanish_too(home: Path, tmp_path: Path) -> None:
    spanish = ("--language", "es")
    assert "no existe ese borrador" in programs("publish", "ours", *spanish).stderr
    assert "no existe ese programa" in programs("show", "ours", *spanish).stderr
    assert "edítalo" in programs("new", "ours", "--from", "express", *spanish).stdout
    assert "ya existe" in programs("new", "ours", "--from", "express", *spanish).stderr
    assert "la versión 1 se usa" in programs("publish", "ours", *spanish).stdout
    shown = programs("show", "ours", *spanish).stdout
    assert "minutos" in shown
    assert "ejercicio" in shown
    assert "viene con el producto" in programs("list", *spanish).stdout
    broken = tmp_path / "broken.toml"
    broken.write_text('title = "Ours\n', encoding="utf-8")
    told = programs("import", str(broken), *spanish)
    assert told.exit_code == 2
    assert "comillas que cierren el texto" in told.stderr
    edit(home, "work_s = 20", "work_s = 200")
    assert "se admite" in programs("publish", "ours", *spanish).stderr


def test_a_published_program_that_nobody_may_follow_is_marked(home: Path) -> None:
    programs("new", "ours", "--from", "express")
    programs("publish", "ours")
    published = home / "programs" / "published" / "ours" / "0001.toml"
    text = published.read_text(encoding="utf-8").replace('"Express"', '"Heals knees"')
    published.write_text(text, encoding="utf-8")
    assert "not used, 1 fault(s)" in programs("list").stdout
    shown = programs("show", "ours")
    assert "Heals knees" in shown.stdout
    assert "no claim about health" in shown.stderr
