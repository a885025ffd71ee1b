"""The figures in the hardware's papers are those of its tables; links lead somewhere."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

HARDWARE = Path(__file__).parents[2] / "hardware"
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


@pytest.mark.parametrize("paper", sorted(HARDWARE.rglob("README.md")), ids=str)
def test_links_lead_somewhere(paper: Path) -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", paper.read_text())
    assert [target for target in targets if not (paper.parent / target).exists()] == []
