"""Within two steps the mode is told rightly, or is unknown: what `make accuracy` prints of it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.body.activity import Activity
from kiosk.gait.measures import Mode
from tests.accuracy import recognised
from tests.accuracy.recognised import Bout, Row

WALK, RUN, HOP, QUICK = recognised.TOLD
RUNNERS = 4
SILENT = {("deck", a) for a in recognised.TOLD} | {("one cell", HOP), ("one cell", QUICK)}
"""What is worn cannot tell it, and says so."""
LATE = {
    ("two shanks", QUICK): 0.7,
    ("one shank", QUICK): 0.5,
    ("one shank, waist", QUICK): 0.5,
    ("one cell", WALK): 0.7,
    ("four cells", WALK): 0.7,
    ("waist", WALK): 0.8,
    ("chest", WALK): 0.8,
}
"""The right mode's least share of the time where two steps are not enough; elsewhere 0.9."""
LAGS = {
    ("two shanks", RUN): 0.06,
    ("two shanks", QUICK): 0.10,
    ("one shank", QUICK): 0.30,
    ("one shank, waist", QUICK): 0.20,
}
"""The most that the mode of before, or another one, is still told; elsewhere 0.05: one step of
twenty, as a change of mode takes it."""
UNLIKE = {(kit, WALK) for kit in recognised.KITS if "shank" in kit}
"""Above 1.5 m/s a virtual leg walks harder than any recorded one."""


@pytest.mark.parametrize("kit", list(recognised.KITS))
def test_two_steps_are_enough_or_it_is_unknown(kit: str) -> None:
    for row in recognised.rows(kit, 208.0, RUNNERS):
        case = (kit, row.activity)
        if case in UNLIKE:
            assert row.wrong <= 0.16, row
            assert row.right >= 0.2, row
            continue
        assert row.wrong <= LAGS.get(case, 0.05), row
        if case in SILENT:
            assert row.right == 0.0, row
        else:
            assert row.right >= LATE.get(case, 0.9), row
            assert row.never == 0, row


@pytest.mark.parametrize("activity", [WALK, RUN])
def test_recorded_shanks_are_never_told_wrongly(
    activity: Activity, recording: Callable[[str], Path]
) -> None:
    recording("shank_01_running.csv")
    row = recognised.recorded(activity)
    assert (row.right, row.wrong, row.never) == (1.0, 0.0, 0)
    assert row.landings[-1] <= 4


def test_the_script_has_every_change_in_either_order() -> None:
    orders = [[what for _, what, _ in recognised.script(seed)] for seed in (0, 1)]
    stand = Activity.STAND
    assert orders[0] == [stand, WALK, RUN, stand, HOP, QUICK, stand]
    assert orders[1] == [stand, RUN, WALK, stand, QUICK, HOP, stand]


def test_a_bout_counts_landings_and_looks_after_two_steps() -> None:
    said = tuple((0.1 * k, Mode.RUNNING if k > 20 else Mode.WALKING) for k in range(60))
    bout = Bout(RUN, (0.0, 0.7, 1.4, 2.1, 2.8, 3.5, 4.2), said, one_foot=False)
    assert bout.landings_until_told == 4
    assert len(bout.after_two_steps) == 36
    one = Bout(RUN, bout.landings_s, said, one_foot=True)
    assert len(one.after_two_steps) == 15


def test_a_row_tells_right_from_wrong_and_unknown() -> None:
    row = Row(HOP, (3,), 0, Counter({Mode.HOPPING: 6, Mode.UNKNOWN: 3, Mode.RUNNING: 1}))
    assert (row.right, row.wrong, row.mostly_wrong) == (0.6, 0.1, "running")
