import json
from pathlib import Path

from kiosk.cli.demo_summary import summary_lines, summary_of, write_summary
from tests.kiosk.store.conftest import a_visit


def test_it_says_measured_beside_true_and_unknown_where_nothing_was(tmp_path: Path) -> None:
    asked = []

    def truth(start_us: int, end_us: int) -> float | None:
        asked.append((start_us, end_us))
        return 171.0

    visit = a_visit(7)
    summary = summary_of(visit, truth)
    assert asked == [(0, 20_000_000)]
    (bout,) = summary["sets"]
    assert (bout["steps"], bout["cadence_spm"], bout["true_cadence_spm"]) == (7, 171.4, 171.0)
    assert bout["contact_time_ms"] is None
    line = summary_lines(summary)[-1]
    assert line.split() == [
        "push",
        "and",
        "float",
        "1",
        "7",
        "171.4",
        "171.0",
        "unknown",
        "unknown",
    ]


def test_it_is_written_for_people_and_for_programs(tmp_path: Path) -> None:
    summary = summary_of(a_visit(), lambda start_us, end_us: None)
    write_summary(summary, tmp_path)
    assert json.loads((tmp_path / "summary.json").read_text()) == summary
    assert "unknown" in (tmp_path / "summary.txt").read_text()
