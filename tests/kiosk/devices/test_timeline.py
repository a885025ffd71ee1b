"""Sample times where the sensor's clock is found anew."""

from kiosk.devices.timeline import Timeline


def test_a_gap_is_said_once() -> None:
    timeline = Timeline()
    assert not timeline.heard(0, 1_000_000)
    assert timeline.place([-5000, 0]) == ((995_000, 1_000_000), False)
    assert timeline.heard(50_000, 900_000)
    assert timeline.place([50_000]) == ((900_000,), True)
    assert not timeline.heard(100_000, 950_000)
    assert timeline.place([100_000]) == ((950_000,), False)


def test_two_streams_of_one_sensor_share_its_clock() -> None:
    """What one of them taught moves the other's times too, and there the gap is said."""
    timeline = Timeline()
    timeline.heard(0, 1_000_000)
    assert timeline.place([0]) == ((1_000_000,), False)
    timeline.heard(50_000, 900_000)
    timeline.heard(49_000, 905_000)
    assert timeline.place([49_000]) == ((899_000,), True)
