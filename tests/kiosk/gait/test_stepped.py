"""Springs, lengths and differences from steps."""

from dataclasses import replace

import pytest

from kiosk.gait import summary
from kiosk.gait.beat import Beat
from kiosk.gait.known import Known
from kiosk.gait.measures import UNKNOWN, Mode, Quality, Reading, Side, Step
from kiosk.gait.stepped import stepped
from tests.kiosk.gait.test_summary import steps

SPEED = Reading(2.8, Quality.MEASURED, 0.03)
LEVEL = Known(SPEED, 0.0, 0.92)


def run(mode: Mode = Mode.RUNNING) -> list[Step]:
    landings = steps(list(range(0, 3600, 360)), (Side.LEFT, Side.RIGHT))
    return [replace(s, mode=mode, step_time_us=360_000, stride_time_us=720_000) for s in landings]


def test_running_on_a_level_belt_knows_everything() -> None:
    said = stepped(run(), Mode.RUNNING, LEVEL, Beat(0, 360_000))
    unknown = {name for name, reading in said.items() if reading is UNKNOWN}
    assert unknown == {"double_support_s", "hop_rate_hz", "hop_height_m", "onset_lag_s"}
    assert said["step_length_m"].value == pytest.approx(2.8 * 0.36)
    assert said["flight_contact_ratio"].value == pytest.approx(0.1 / 0.24)
    assert said["beat_phase"].value == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("known", [Known(SPEED, 5.0), Known(SPEED, None), Known()], ids=str)
def test_no_stiffness_but_on_the_level(known: Known) -> None:
    said = stepped(run(), Mode.RUNNING, known, None)
    assert said["vertical_stiffness_npmkg"] is UNKNOWN
    assert said["leg_stiffness_npmkg"] is UNKNOWN


def test_a_walk_has_no_springs() -> None:
    said = stepped(run(Mode.WALKING), Mode.WALKING, LEVEL, None)
    assert said["flight_contact_ratio"] is UNKNOWN
    assert said["vertical_stiffness_npmkg"] is UNKNOWN


def test_in_place_nothing_is_covered() -> None:
    said = stepped(
        run(), Mode.QUICK_FEET, replace(LEVEL, speed=Reading(0.0, Quality.MEASURED)), None
    )
    assert said["step_length_m"] is UNKNOWN
    assert said["vertical_stiffness_npmkg"].value is not None


def test_left_and_right_are_compared() -> None:
    limping = [replace(s, step_time_us=380_000 if s.side is Side.LEFT else 340_000) for s in run()]
    assert summary.step_difference(limping).value == pytest.approx(40 / 360)
    assert summary.contact_difference(run()).value == pytest.approx(0.0)
    nameless = [replace(s, side=Side.UNKNOWN) for s in run()]
    assert summary.step_difference(nameless) is UNKNOWN


def test_double_support_and_stride_time_are_middles() -> None:
    walk = [replace(s, double_support_us=90_000) for s in run(Mode.WALKING)]
    assert summary.double_support(walk).value == pytest.approx(0.09)
    assert summary.stride_time(walk).value == pytest.approx(0.72)
    assert summary.double_support(run()) is UNKNOWN
