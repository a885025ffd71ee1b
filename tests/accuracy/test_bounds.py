"""A row says what it misses."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from tests.accuracy.bounds import line, missed, printed, roughly_missed
from tests.accuracy.simulated import Tally, added


def tally(**changes: object) -> Tally:
    """A thousand contacts without a fault."""
    spread = np.tile([-1e-4, 1e-4], 500)
    perfect = {
        "true": 1000,
        "found": 1000,
        "both": 1000,
        "false": 0,
        "initial_s": spread,
        "toe_off_s": spread,
        "contact_s": spread,
        "strike_rad": spread,
        "initial_late_s": spread + 0.005,
        "toe_off_late_s": spread + 0.015,
    }
    return Tally(**{**perfect, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({}, []),
        ({"both": 998}, ["recall"]),
        ({"false": 2}, ["false"]),
        ({"initial_s": np.tile([-2e-3, 2e-3], 500)}, ["IC SD"]),
        ({"contact_s": np.tile([5.5e-3, 6e-3], 500)}, ["contact bias"]),
        ({"contact_s": np.tile([-5e-3, 5e-3], 500)}, ["contact SD"]),
        ({"strike_rad": np.tile([-0.05, 0.05], 500)}, ["strike SD"]),
        ({"initial_late_s": np.full(1000, 0.02)}, ["IC p99"]),
        ({"toe_off_late_s": np.full(1000, 0.04)}, ["off p99"]),
        (
            {"both": 0, "contact_s": np.empty(0)},
            ["recall", "IC SD", "contact bias", "contact SD", "strike SD"],
        ),
    ],
)
def test_what_is_not_met_is_named(changes: dict[str, object], named: list[str]) -> None:
    assert missed(Activity.RUN, 208.0, tally(**changes)) == named


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"initial_s": np.tile([-2e-2, 2e-2], 500), "true": 2000}, []),
        ({"both": 979}, ["recall"]),
        ({"false": 21}, ["false"]),
        ({"contact_s": np.tile([12e-3, 13e-3], 500)}, ["contact bias"]),
        ({"contact_s": np.tile([-16e-3, 16e-3], 500)}, ["contact SD"]),
    ],
)
def test_without_a_gyroscope_less_is_asked_and_of_runs_alone(
    changes: dict[str, object], named: list[str]
) -> None:
    assert roughly_missed(Activity.RUN, 208.0, tally(**changes)) == named
    assert roughly_missed(Activity.WALK, 208.0, tally(**changes)) == []


def test_pools_add_up_and_rows_are_printed() -> None:
    both = added([tally(), tally(found=900)])
    assert (both.true, both.found, len(both.initial_s)) == (2000, 1900, 2000)
    lines: list[str] = []
    assert printed([(Activity.RUN, 208.0, both)], lines.append) == []
    assert len(lines) == 2
    assert line(Activity.RUN, 208.0, both) == lines[1]
    assert "95.00" in lines[1]


def test_what_a_table_misses_is_named_with_its_row() -> None:
    rows = [(Activity.HOP, 416.0, tally(both=990))]
    assert printed(rows, lambda _: None) == ["hop, 416 Hz: recall"]
