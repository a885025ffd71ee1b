"""Every printed part is one closed body of a size that can be worn (run by make test-hardware)."""

import subprocess
from pathlib import Path

import pytest
import trimesh

CASE = Path(__file__).parents[3] / "hardware" / "pod" / "case" / "pod_case.scad"
PARTS = ["body", "lid", "shoe", "heel", "waist", "chest"]


@pytest.fixture(scope="module", params=PARTS)
def part(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> trimesh.Trimesh:
    out = tmp_path_factory.mktemp("case") / f"{request.param}.stl"
    command = ["openscad", "-q", "-D", f'part="{request.param}"', "-o", str(out), str(CASE)]
    subprocess.run(command, check=True, capture_output=True)
    return trimesh.load(out)


def test_it_is_one_watertight_body(part: trimesh.Trimesh) -> None:
    assert part.is_watertight
    assert part.is_winding_consistent
    assert part.body_count == 1


def test_it_can_be_worn(part: trimesh.Trimesh) -> None:
    assert max(part.extents) < 60  # mm
    assert sorted(part.extents)[0] < 14
    assert part.volume * 1.27e-3 < 9  # g of PETG


def test_an_unknown_part_is_refused(tmp_path: Path) -> None:
    command = ["openscad", "-q", "-D", 'part="wing"', "-o", str(tmp_path / "x.stl"), str(CASE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0 or "no such part" in done.stderr
