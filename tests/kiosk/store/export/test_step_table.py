import csv
from dataclasses import replace
from pathlib import Path

from kiosk.store.export.step_table import HEADER, write_step_table
from tests.kiosk.store.conftest import a_visit


def test_every_step_is_a_line_in_order_and_absent_is_empty(tmp_path: Path) -> None:
    visit = a_visit(4)
    late = replace(visit.sets[0].steps[0], initial_contact_us=9_000_000, toe_off_us=None)
    write_step_table(replace(visit, between=(late,)), tmp_path / "steps.csv")
    with (tmp_path / "steps.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == HEADER
    assert [row["initial_contact_s"] for row in rows] == [
        *("0.000000", "0.350000", "0.700000", "1.050000"),
        "9.000000",
    ]
    assert rows[0]["contact_time_ms"] == "250.000"
    assert rows[0]["step_time_ms"] == ""
    assert (rows[-1]["exercise"], rows[-1]["contact_time_ms"]) == ("", "")


def test_a_visit_without_steps_is_a_header(tmp_path: Path) -> None:
    write_step_table(replace(a_visit(), sets=()), tmp_path / "steps.csv")
    assert (tmp_path / "steps.csv").read_text().count("\n") == 1
