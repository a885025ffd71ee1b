"""python -m tests.likeness: how the virtual runner's signals compare with recorded ones."""

import sys

from tests.likeness.figures import (
    RECORDINGS,
    SHANKS,
    belt_force,
    foot_markers,
    foot_walking,
    sacrum,
    shank,
)

if not RECORDINGS.is_dir():
    sys.exit(f"no recordings in {RECORDINGS}: set TREADFORM_RECORDINGS to where they lie")
SECTIONS = (
    *(
        (f"waist, running {v} m/s", sacrum, (f"sacrum_0{n}_v{v:.2f}_slope+0.csv", v))
        for n, v in ((2, 2.5), (4, 3.33), (6, 4.17))
    ),
    *((f"shank, {name[9:16]} {name[6:8]}", shank, (name,)) for name in SHANKS),
    ("foot by markers, 2 m/s", foot_markers, ("foot_from_markers_run2mps.csv", 2.0)),
    ("foot by markers, 4 m/s", foot_markers, ("foot_from_markers_run4mps.csv", 4.0)),
    ("instep, walking", foot_walking, ()),
    ("belt force, running", belt_force, ()),
)
print("| where | what | recorded | simulated |")
print("|---|---|---|---|")
for title, compare, arguments in SECTIONS:
    for what, unit, recorded, simulated in compare(*arguments):
        print(
            f"| {title} | {what}{f', {unit}' if unit else ''} | {recorded:.3g} | {simulated:.3g} |"
        )
        title = ""
