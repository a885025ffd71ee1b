"""A problem is one line: where, what, and what to do."""

from pathlib import Path

from kiosk.recordings.problem import BadRecording


def test_says_file_line_column_problem_and_remedy() -> None:
    problem = BadRecording(Path("a.csv"), "is bad", "mend it", line=7, column="ax_g")
    assert str(problem) == "a.csv, line 7, column 'ax_g': is bad; mend it"


def test_says_no_more_than_is_known() -> None:
    assert str(BadRecording(Path("a.csv"), "is bad", "mend it")) == "a.csv: is bad; mend it"
