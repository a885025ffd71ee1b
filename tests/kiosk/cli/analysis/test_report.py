"""Figures as a person reads them; what is absent is a dash."""

from kiosk.cli.analysis.figures import Figures
from kiosk.cli.analysis.report import aligned, block, table

TRUTH: Figures = {
    "true": 74,
    "found": 74,
    "both": 73,
    "false": 1,
    "constant_rmse_s": 0.0051,
    "initial_contact_s": {"n": 74, "bias": 0.0001, "sd": 0.0002, "rmse": 0.0002},
    "toe_off_s": None,
    "contact_time_s": {"n": 73, "bias": -0.0123, "sd": 0.004, "rmse": 0.013},
    "cadence_error": -0.0012,
}
FIGURES: Figures = {
    "file": "folder/run.csv",
    "placement": "sacrum",
    "placement_told_by": "the columns",
    "duration_s": 30.0,
    "rate_hz": 300.0,
    "samples": 9000,
    "samples_per_s": 1234567,
    "gaps": [{"after_s": 2.0, "length_s": 0.05}],
    "steps": 77,
    "cadence_spm": 157.04,
    "contact_time_s": {"mean": 0.2765, "sd": 0.0051, "n": 77},
    "contact_time_quality": "estimated",
    "flight_time_s": None,
    "duty_factor": 0.3618,
    "left_contact_time_s": None,
    "right_contact_time_s": None,
    "balance": None,
    "belt_speed_mps": None,
    "truth": None,
}


def test_one_file_is_a_block_in_peoples_units() -> None:
    text = block(FIGURES)
    assert "  placement        sacrum (told by the columns)\n" in text
    assert "  contact time     276.5 ms (SD 5.1, n 77), estimated\n" in text
    assert "  flight time      -\n" in text
    assert "  duty factor      36.2 %\n" in text
    assert "  gaps             1, together 0.050 s, the first after 2.000 s\n" in text
    assert "  analysed at      1,234,567 samples/s" in text
    assert "force" not in text


def test_the_truth_names_what_a_constant_would_have_scored() -> None:
    text = block({**FIGURES, "truth": TRUTH})
    assert "    found            74 of 74, both events 73\n" in text
    assert "    contact time     bias -12.3 ms, SD 4.0, RMSE 13.0 (n 73)\n" in text
    assert "    a constant       RMSE 5.1 ms\n" in text
    assert "    cadence error    -0.12 %" in text


def test_several_files_are_a_table_with_all_of_them_at_the_foot() -> None:
    judged = {**FIGURES, "truth": TRUTH}
    head, first, second, foot, note = table([judged, judged], TRUTH).splitlines()
    assert head.split()[:2] == ["file", "placement"]
    assert first == second
    assert first.split() == [
        *("run.csv", "sacrum", "77", "157.0", "276.5", "5.1", "-", "1"),
        *("74", "73", "1", "-12.3", "4.0", "13.0", "5.1", "-0.12"),
    ]
    assert foot.split() == ["all", "74", "73", "1", "-12.3", "4.0", "13.0", "5.1", "-0.12"]
    assert "4th true contact" in note


def test_a_table_without_truth_has_no_foot() -> None:
    assert len(table([FIGURES, FIGURES], None).splitlines()) == 3


def test_numbers_stand_at_the_right() -> None:
    assert aligned([["file", "at", "n"], ["a", "b", "10"]]) == "file  at   n\na     b   10"
