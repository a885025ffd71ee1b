"""The mount's printed part is one closed body (run by make test-hardware)."""

import csv
import subprocess
from pathlib import Path

import pytest
import trimesh

MOUNT = Path(__file__).parents[3] / "hardware" / "kiosk" / "mount" / "mount.scad"
PETG_G_PER_MM3, WALL_MM, FILLING = 1.27e-3, 1.2, 0.4


@pytest.fixture(scope="module")
def head(tmp_path_factory: pytest.TempPathFactory) -> trimesh.Trimesh:
    out = tmp_path_factory.mktemp("mount") / "head.stl"
    command = ["openscad", "-q", "-D", 'part="head"', "-o", str(out), str(MOUNT)]
    subprocess.run(command, check=True, capture_output=True)
    return trimesh.load(out)


def test_the_head_is_one_watertight_body(head: trimesh.Trimesh) -> None:
    assert head.is_watertight
    assert head.body_count == 1


def test_the_list_of_parts_has_plastic_enough_for_it(head: trimesh.Trimesh) -> None:
    """Whole walls, and what is within filled as the mount's paper says."""
    walls = head.area * WALL_MM
    grams = (walls + FILLING * (head.volume - walls)) * PETG_G_PER_MM3
    with (MOUNT.parents[2] / "bom.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["part"].startswith("head printed")]
    assert grams < 1000 * float(rows[0]["quantity"]) < 1.5 * grams
