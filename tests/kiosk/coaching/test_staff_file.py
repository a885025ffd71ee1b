"""Staff files: every fault has its line, field, what was found and what is allowed."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import FORMAT, Program
from kiosk.coaching.staff_file import BadProgram, Fault, line_of, read_program, with_version

TEXT = (files("kiosk.coaching") / "programs" / "standard.toml").read_text(encoding="utf-8")
TALL = '{ kind = "exercise", exercise = "tall_reach" }'


def faults(text: str) -> list[Fault]:
    with pytest.raises(BadProgram) as told:
        read_program(text, builtin_exercises())
    assert told.value.faults
    return told.value.faults


def line_with(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def with_tall(more: str) -> str:
    return f"{TALL[:-2]}, {more} }}"


LONG = "uno dos tres cuatro cinco seis siete"
FLOAT = 'exercise = "push_and_float"'
SLIPS = {
    "parts[10].dose.work_s": ("work_s = 20", "work_s = 90", "90", "at most 60"),
    "parts[2].seconds": ('"ready", seconds = 10', '"ready", seconds = 1', "1", "at least 5"),
    "parts[6].kind": ('"walk"', '"wolk"', "wolk", ", walk, "),
    "parts[10].dose.work": ("work_s = 20", "work = 20", "20", "sets, work_s, rest_s"),
    "grade": ("evidence", "grade", "B", "evidence"),
    "version": ("version = 1", "version = 0", "0", "at least 1"),
    "version ": ("version = 1", "version = 10000", "10000", "at most 9999"),
    "parts[11].exercise": ('"tall_reach"', '"yoga"', "yoga", "tall_reach"),
    "parts[11].level": (TALL, with_tall('level = "jog"'), "jog", "unlocked = true"),
    "parts[11].level ": (TALL, with_tall('level = "fly"'), "fly", "stand, walk"),
    "parts[11].cues.x": (TALL, with_tall('cues = { x = { en = "Up." } }'), "x", "hip_drop"),
    "parts[11].cues.twisting.es": (
        *(TALL, with_tall(f'cues = {{ twisting = {{ es = "{LONG}" }} }}'), LONG, "6 words"),
    ),
    "parts[13].raise_pct[2]": (FLOAT, f"{FLOAT}, raise_pct = [5, 12]", "12", "at most 10"),
    "parts": ("seconds = 120", "seconds = 899", "32.4 minutes", "at most 30"),
    "parts[11].targets.lean_deg": (
        *(TALL, with_tall("targets = { lean_deg = 25 }"), "25", "at most 15"),
    ),
    "parts[11].targets.lean": (
        *(TALL, with_tall("targets = { lean = 9 }"), "9", "lean_deg, pelvis_pct, tolerance_pct"),
    ),
    "parts[5].say.en[1]": (
        *('asked = "desk_day"', f'asked = "desk_day", say = {{ en = ["{LONG}"] }}'),
        *(LONG, "6 words"),
    ),
    "parts[5].show.en[1]": (
        *('asked = "desk_day"', 'asked = "desk_day", show = { en = ["Heal your hips."] }'),
        *("Heal", "no claim about"),
    ),
    "parts[5].asked": (*('asked = "desk_day"', 'asked = "rain"', "rain", "desk_day"),),
    "version  ": ("version = 1", 'version = "two"', "two", "a whole number"),
    "beat": ("version = 1", "version = 1\nbeat = 3", "3", "constant, bandwidth, off"),
    "demonstrations": ("version = 1", 'version = 1\ndemonstrations = "maybe"', "maybe", "true or"),
    "media": ("version = 1", "version = 1\nmedia = 3", "3", "a table"),
    "media.quick_feet": (
        *("version = 1", 'version = 1\nmedia = { quick_feet = "../feet.png" }'),
        *("../feet.png", "a file in the folder media"),
    ),
    "name": ('name = "standard"', 'name = "Our own"', "Our own", "small letters"),
    "title": ('title = "Standard"', 'title = "Heal your knee"', "Heal", "no claim about"),
    "title ": ('title = "Standard"', 'title = "Sin dolor"', "dolor", "no claim about"),
    "title  ": ('title = "Standard"', "title = 5", "5", "text in quotes"),
    "parts[11].cues.twisting.en": (
        *(
            TALL,
            with_tall('cues = { twisting = { en = "Prevent injury." } }'),
            "Prevent",
            "no claim",
        ),
    ),
    "format": ("format = 1", "format = 99", "99", "newer Treadform"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_fault_says_where_what_and_what_would_do(slip: str) -> None:
    old, new, found, allowed = SLIPS[slip]
    text = TEXT.replace(old, new, 1)
    field = slip.strip()
    (told,) = [fault for fault in faults(text) if fault.field == field]
    whole_program = field == "parts"
    written = new.splitlines()[-1]
    assert told.line == line_with(text, "parts = [" if whole_program else written)
    assert told.found == found
    assert allowed in told.allowed


def test_what_is_not_toml_is_said_at_its_line() -> None:
    (fault,) = faults(TEXT.replace("parts = [", "parts = "))
    assert (fault.line, fault.field) == (line_with(TEXT, "parts"), "file")
    assert fault.found == "parts ="
    assert "a list or a table" in fault.allowed


def test_a_claim_about_health_leaves_a_program_readable() -> None:
    text = TEXT.replace('title = "Standard"', 'title = "Cures your back pain"')
    with pytest.raises(BadProgram) as bad:
        read_program(text, builtin_exercises())
    assert bad.value.program is not None
    assert bad.value.program.title == "Cures your back pain"
    with pytest.raises(BadProgram) as worse:
        read_program(text.replace('"tall_reach"', '"tall_rich"'), builtin_exercises())
    assert worse.value.program is None


def test_what_is_missing_is_said_at_the_table_it_is_missing_from() -> None:
    text = TEXT.replace("sets = 3, ", "", 1)
    (fault,) = faults(text)
    assert fault == Fault(
        line_with(text, "rest_s = 30"), "parts[10].dose.sets", "nothing", "this field is needed"
    )


def test_all_faults_are_told_at_once() -> None:
    assert len(faults(TEXT.replace("work_s = 20", "work_s = 90").replace('"B"', '"Z"'))) == 2


@pytest.mark.parametrize("name", sorted(builtin_programs()))
def test_the_products_own_programs_pass(name: str) -> None:
    text = (files("kiosk.coaching") / "programs" / f"{name}.toml").read_text(encoding="utf-8")
    assert read_program(text, builtin_exercises()) == builtin_programs()[name]


def test_an_older_file_is_brought_up_to_date() -> None:
    older = TEXT.replace("format = 1\n", "").replace("parts =", "phases =")
    older = older.replace('evidence = "B"\n', "")
    program = read_program(older, builtin_exercises())
    assert (program.format, program.evidence) == (FORMAT, "D")
    assert program.parts == builtin_programs()["standard"].parts
    rewritten = with_version(older, 7)
    assert read_program(rewritten, builtin_exercises()).version == 7
    assert "format = 1" in rewritten


def test_a_version_changes_nothing_else_not_even_a_comment() -> None:
    assert with_version(TEXT, 12) == TEXT.replace("version = 1", "version = 12")


def test_staff_may_unlock_what_is_off_by_default() -> None:
    text = TEXT.replace(TALL, TALL[:-2] + ', level = "jog", unlocked = true }')
    assert read_program(text, builtin_exercises()).parts[10].unlocked


@pytest.mark.parametrize("text", ["a = " + 9000 * "[" + 9000 * "]", 90_000 * "a = 1\n"])
def test_what_no_hand_wrote_is_one_fault_at_once(text: str) -> None:
    (fault,) = faults(text)
    assert (fault.line, fault.field) == (1, "file")


def test_a_hundred_brackets_are_one_fault_though_toml_allows_them() -> None:
    (fault,) = faults("a = " + 300 * "[" + 300 * "]")
    assert (fault.line, fault.field) == (1, "file")


def test_of_very_many_faults_the_first_are_told_and_how_many_there_are() -> None:
    told = faults("".join(f"a{n} = 1\n" for n in range(300)))
    assert len(told) == 31
    assert (told[-1].field, told[-1].found) == ("file", "304 faults")


HEADED = """format = 1
name = "ours"
version = 1
title = "Ours"
evidence = "D"
[[parts]]
kind = "baseline"
seconds = 30
[[parts]]
kind = "wolk"
seconds = 30
[[parts]]
kind = "retest"
[[parts]]
"""


def test_parts_under_headings_of_their_own_have_their_lines_too() -> None:
    told = {fault.field: fault.line for fault in faults(HEADED)}
    assert told["parts[2].kind"] == 10
    assert told["parts[3]"] == 13
    assert 1 <= told["parts[4].kind"] <= HEADED.count("\n") + 1


@pytest.mark.parametrize("wrong", ["\\u0000", "\\u202e", "\\u200b", "\\n"])
def test_words_that_nobody_could_read_are_a_fault(wrong: str) -> None:
    text = TEXT.replace('title = "Standard"', f'title = "Stan{wrong}dard"')
    (fault,) = faults(text)
    assert (fault.field, str(fault.allowed)) == ("title", "no control characters")


def test_true_is_no_number_of_a_format() -> None:
    (fault,) = faults(TEXT.replace("format = 1", "format = true"))
    assert fault.field == "format"


def test_a_program_has_no_more_parts_than_a_visit_can_hold() -> None:
    text = TEXT.replace("parts = [", "parts = [" + 70 * '{ kind = "walk", seconds = 5 },')
    assert any("at most 60" in fault.allowed for fault in faults(text))


@given(st.text(max_size=200))
def test_no_text_makes_it_stumble(text: str) -> None:
    with pytest.raises(BadProgram):
        read_program(text, builtin_exercises())


@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.text(max_size=8))
def test_no_slip_of_a_hand_makes_it_stumble(at: int, cut: int, put: str) -> None:
    text = TEXT[:at] + put + TEXT[at + cut :]
    told: list[Fault] = []
    try:
        read_program(text, builtin_exercises())
    except BadProgram as why:
        told = why.faults
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in told)


def test_the_line_of_what_is_not_there_is_the_line_of_what_is_around_it() -> None:
    assert line_of("a = 1\n[b]\nc = 2\n", ("b", "d", 3)) == 2
    assert line_of("a = 1\n", ("zz",)) == 1


def test_the_published_schema_is_the_one_of_the_models() -> None:
    kept = (files("kiosk.coaching") / "program.schema.json").read_text(encoding="utf-8")
    assert json.loads(kept) == Program.model_json_schema()
