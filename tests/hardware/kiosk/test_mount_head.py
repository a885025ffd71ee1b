"""The mount's printed part is one closed body (run by make test-hardware)."""

import subprocess
from pathlib import Path

import trimesh

MOUNT = Path(__file__).parents[3] / "hardware" / "kiosk" / "mount" / "mount.scad"


def test_the_head_is_one_watertight_body(tmp_path: Path) -> None:
    out = tmp_path / "head.stl"
    command = ["openscad", "-q", "-D", 'part="head"', "-o", str(out), str(MOUNT)]
    subprocess.run(command, check=True, capture_output=True)
    head = trimesh.load(out)
    assert head.is_watertight
    assert head.body_count == 1
