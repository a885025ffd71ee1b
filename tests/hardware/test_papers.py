"""The figures in the hardware's papers are those of its tables; links and commands lead on."""

import csv
import re
import shlex
from collections import defaultdict
from pathlib import Path

import pytest
import typer

from kiosk.cli import app

ROOT = Path(__file__).parents[2]
HARDWARE = ROOT / "hardware"
CELL_MAH = 80.0


def parts() -> list[dict[str, str]]:
    with (HARDWARE / "bom.csv").open() as file:
        return list(csv.DictReader(file))


def cost_eur() -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for row in parts():
        total[row["unit"]] += float(row["quantity"]) * float(row["each_eur"])
    return total


def figure(text: str, row: str) -> list[float]:
    line = next(line for line in text.splitlines() if line.startswith(f"| {row} |"))
    return [float(number) for number in re.findall(r"[\d.]+(?= (?:EUR|mA|h))", line)]


def test_costs_are_the_sums_of_the_parts() -> None:
    text, cost = (HARDWARE / "README.md").read_text(), cost_eur()
    belt = cost["kiosk"] + 4 * cost["pod"] + cost["deck"] + cost["belt"]
    assert figure(text, "a pod") == [round(cost["pod"])]
    assert figure(text, "straps and charging docks for four pods") == [round(cost["belt"])]
    assert figure(text, "a deck sensor") == [round(cost["deck"])]
    assert figure(text, "a kiosk with its stand") == [round(cost["kiosk"])]
    assert figure(text, "a belt with kiosk, four pods and deck sensor") == [round(belt)]


@pytest.mark.parametrize("part", parts(), ids=lambda part: part["part"])
def test_every_part_has_a_quantity_a_price_and_a_source(part: dict[str, str]) -> None:
    assert None not in part.values(), "a comma too few"
    assert None not in part, "a comma too many"
    assert part["unit"] in {"pod", "belt", "deck", "kiosk"}
    assert float(part["quantity"]) > 0
    assert float(part["each_eur"]) > 0
    assert part["source"].startswith(("estimate: ", "Seeed Studio: ", "Raspberry Pi: "))


@pytest.mark.parametrize(
    ("unit", "word"),
    [
        *[("kiosk", word) for word in ("loudspeaker", "HDMI cable", "USB-A cable", "screws")],
        *[("kiosk", word) for word in ("power supply 27 W", "head printed", "steel cord")],
        *[("belt", word) for word in ("strap", "dock", "spring pin", "fuse")],
        *[("deck", word) for word in ("shell", "cable", "tape")],
        *[("pod", word) for word in ("cell", "brass pad", "PETG", "screw")],
    ],
)
def test_what_the_guides_ask_for_is_in_the_list(unit: str, word: str) -> None:
    assert any(part["unit"] == unit and word in part["part"] for part in parts())


def current_ma(state: str) -> float:
    """By the power budget."""
    with (HARDWARE / "pod" / "power.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["state"] == state]
    return sum(float(row["milliamps"]) * float(row["share"]) for row in rows)


@pytest.mark.parametrize("state", ["streaming", "waiting", "asleep"])
def test_the_power_budget_adds_up(state: str) -> None:
    drawn_ma = current_ma(state)
    said_ma, said_h = figure((HARDWARE / "pod" / "README.md").read_text(), state)
    assert said_ma == pytest.approx(drawn_ma, abs=0.005)
    assert said_h == pytest.approx(CELL_MAH / drawn_ma, rel=0.01)


def test_every_file_of_the_machine_is_explained() -> None:
    text = (HARDWARE / "kiosk" / "README.md").read_text()
    told = set(re.findall(r"^\| `((?:etc|usr)/[^`]+)`", text, re.MULTILINE))
    rootfs = HARDWARE / "kiosk" / "rootfs"
    assert told == {str(p.relative_to(rootfs)) for p in rootfs.rglob("*") if p.is_file()}


PAPERS = sorted(HARDWARE.rglob("*.md"))


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_links_lead_somewhere(paper: Path) -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", paper.read_text())
    assert [target for target in targets if not (paper.parent / target).exists()] == []


def said(pattern: str) -> set[str]:
    """In backquotes or a block of commands, in any of the papers."""
    code = r"`([^`\n]+)`|^((?:sudo|make|west|smpmgr) .+)$"
    found = (
        one or other
        for paper in PAPERS
        for one, other in re.findall(code, paper.read_text(), re.MULTILINE)
    )
    return {match[1] for text in found for match in [re.match(pattern, text)] if match}


def test_every_make_target_is_there() -> None:
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    asked = said(r"make ([\w-]+)")
    assert len(asked) > 5
    assert asked <= set(targets)


def test_every_command_of_the_program_is_there() -> None:
    """With the options that are shown with it."""
    command = typer.main.get_command(app)
    asked = said(r"treadform ([a-z].*)")
    assert len(asked) > 8
    for words in asked:
        at = command
        for word in shlex.split(words):
            if hasattr(at, "commands"):
                assert word in at.commands, words
                at = at.commands[word]
            elif word.startswith("--"):
                assert any(word in parameter.opts for parameter in at.params), words


def test_the_installer_knows_every_word_that_the_papers_give_it() -> None:
    script = (HARDWARE / "kiosk" / "install.sh").read_text()
    known = set(re.findall(r"^#   install\.sh (\w+)", script, re.MULTILINE)) | {"install"}
    words = {line.split()[0] for line in said(r"sudo hardware/kiosk/install\.sh ?(.*)") if line}
    assert words == known - {"install"}


def test_every_module_that_is_run_is_there() -> None:
    asked = said(r"python -m ([\w.]+)")
    assert asked
    for module in asked:
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module
