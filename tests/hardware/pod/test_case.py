"""Every printed part is one closed body of a size that can be worn (run by make test-hardware)."""

import csv
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
import trimesh

CASE = Path(__file__).parents[3] / "hardware" / "pod" / "case" / "pod_case.scad"
WORN = ["body", "lid", "shoe", "heel", "waist", "chest"]
PARTS = [*WORN, "dock"]
PETG_G_PER_MM3 = 1.27e-3


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, trimesh.Trimesh]:
    folder = tmp_path_factory.mktemp("case")
    rendered = {}
    for name in PARTS:
        out = folder / f"{name}.stl"
        command = ["openscad", "-q", "-D", f'part="{name}"', "-o", str(out), str(CASE)]
        subprocess.run(command, check=True, capture_output=True)
        rendered[name] = trimesh.load(out)
    return rendered


@pytest.mark.parametrize("name", PARTS)
def test_it_is_one_watertight_body(name: str, parts: dict[str, trimesh.Trimesh]) -> None:
    part = parts[name]
    assert part.is_watertight
    assert part.is_winding_consistent
    assert part.body_count == 1


@pytest.mark.parametrize("name", WORN)
def test_it_can_be_worn(name: str, parts: dict[str, trimesh.Trimesh]) -> None:
    part = parts[name]
    assert max(part.extents) < 60  # mm
    assert sorted(part.extents)[0] < 14
    assert part.volume * PETG_G_PER_MM3 < 9


def kilograms(unit: str) -> float:
    """Of PETG, by the list of parts."""
    with (CASE.parents[2] / "bom.csv").open() as file:
        rows = [
            row for row in csv.DictReader(file) if row["unit"] == unit and "PETG" in row["part"]
        ]
    return sum(float(row["quantity"]) for row in rows)


def test_the_list_of_parts_has_plastic_enough(parts: dict[str, trimesh.Trimesh]) -> None:
    """With some for the brim, and no more than a third."""
    grams = {name: part.volume * PETG_G_PER_MM3 for name, part in parts.items()}
    pod = grams["body"] + grams["lid"] + max(grams[n] for n in ("shoe", "heel", "waist", "chest"))
    for unit, needed in (("pod", pod), ("belt", 4 * grams["dock"]), ("deck", grams["body"])):
        assert needed < 1000 * kilograms(unit) < 1.5 * needed, (unit, needed)


def test_the_pod_fits_its_dock_and_meets_the_pins(parts: dict[str, trimesh.Trimesh]) -> None:
    """Stood on its charging end the body goes into the pocket without touching it, and above each
    pin's hole is one of its pads."""
    body, dock = parts["body"].copy(), parts["dock"]
    # x (the charging end) down, the rail's side (z) to the dock's x
    turn = np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0], [0, 0, 0, 1]], float)
    body.apply_transform(turn)
    low, high = dock.bounds
    room, wall, floor = 0.4, 3.0, 9.0
    body.apply_translation([wall + room, (low[1] + high[1]) / 2, floor + 0.2] - corner_of(body))
    assert overlap_mm3(body, dock) < 1.0
    for y in (-4.0, 4.0):
        pin = [wall + room + 2.4 + 1.6 + 3.0, (low[1] + high[1]) / 2 + y]
        probe = trimesh.creation.cylinder(radius=0.5, height=4.0)
        probe.apply_translation([*pin, floor + 1.2])
        # the pads' holes are open in the printed body: the pin goes in without touching it
        assert overlap_mm3(body, probe) < 0.01
        assert overlap_mm3(dock, probe) < 0.01


def overlap_mm3(one: trimesh.Trimesh, other: trimesh.Trimesh) -> float:
    both = trimesh.boolean.intersection([one, other], engine="manifold")
    return 0.0 if both.is_empty else float(both.volume)


def corner_of(mesh: trimesh.Trimesh) -> np.ndarray:
    """Least x, middle y, least z."""
    low, high = mesh.bounds
    return np.array([low[0], (low[1] + high[1]) / 2, low[2]])


def test_the_drawing_names_each_part_with_its_own_size(
    parts: dict[str, trimesh.Trimesh], tmp_path: Path
) -> None:
    drawn = tmp_path / "drawing.csg"
    command = ["openscad", "-q", "-o", str(drawn), str(CASE.with_name("drawing.scad"))]
    subprocess.run(command, check=True, capture_output=True)
    words = re.findall(r'text\(text = "([^"]+)"', drawn.read_text())
    said = dict(zip(words[::2], words[1::2], strict=True))
    assert said.keys() == parts.keys()
    for name, part in parts.items():
        sizes = [float(size) for size in said[name].split(" x ")]
        assert sizes == pytest.approx(list(part.extents), abs=0.06), name


def test_an_unknown_part_is_refused(tmp_path: Path) -> None:
    command = ["openscad", "-q", "-D", 'part="wing"', "-o", str(tmp_path / "x.stl"), str(CASE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0 or "no such part" in done.stderr
