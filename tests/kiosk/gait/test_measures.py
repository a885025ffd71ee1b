"""What a step says of itself."""

from kiosk.gait.measures import UNKNOWN, Placement, Quality, Side, Step


def step(toe_off_us: int | None) -> Step:
    return Step(
        side=Side.LEFT,
        placement=Placement.FOOT,
        initial_contact_us=1_000_000,
        toe_off_us=toe_off_us,
        flight_time_us=None,
        step_time_us=None,
        confidence=1.0,
        contact_quality=Quality.MEASURED,
    )


def test_contact_time_runs_from_initial_contact_to_toe_off() -> None:
    assert step(1_250_000).contact_time_us == 250_000


def test_without_toe_off_there_is_no_contact_time() -> None:
    assert step(None).contact_time_us is None


def test_unknown_has_no_value() -> None:
    assert UNKNOWN.value is None
