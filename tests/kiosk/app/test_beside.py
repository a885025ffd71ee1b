"""What devices tell that see no single step, and how far each is trusted."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.beside import COUNTED_US, STALE_US, Beside
from kiosk.devices.sample import BeltSample, FootpodSample, HeartSample
from kiosk.gait.measures import UNKNOWN, Live, Quality, Reading


def counting(spm: float, seconds: int = 20, from_count: int = 0) -> Beside:
    """A belt that hides a step count in its records, once a second."""
    beside = Beside()
    for second in range(seconds + 1):
        steps = from_count + int(second * spm / 60)
        beside.belt(BeltSample(second * 1_000_000, 2.8, steps=steps))
    return beside


@given(spm=st.floats(80, 220))
def test_a_belts_step_count_is_a_cadence_within_its_own_floor(spm: float) -> None:
    reading = counting(spm).complete(Live(20_500_000)).cadence_spm
    assert reading.value is not None
    assert abs(reading.value - spm) <= 2 * reading.floor
    assert (reading.quality, reading.floor < 7) == (Quality.MEASURED, True)


def test_a_count_that_stands_still_falls_or_is_young_says_nothing() -> None:
    beside = counting(170)
    assert beside.complete(Live(20_000_000 + 5_000_000)).cadence_spm == UNKNOWN, "nobody steps"
    assert counting(170, seconds=4).complete(Live(4_000_000)).cadence_spm == UNKNOWN
    beside.belt(BeltSample(21_000_000, 2.8, steps=3))
    assert beside.complete(Live(21_000_000)).cadence_spm == UNKNOWN, "it began anew"


def test_a_speed_makes_no_cadence() -> None:
    beside = Beside()
    for second in range(30):
        beside.belt(BeltSample(second * 1_000_000, 3.0, distance_m=3 * second))
    assert beside.complete(Live(30_000_000)).cadence_spm == UNKNOWN


def test_steps_on_the_body_come_before_any_sum() -> None:
    beside = counting(170)
    beside.footpod(FootpodSample(20_000_000, 2.8, 164.0, 82))
    own = Live(20_500_000, cadence_spm=Reading(172.0, Quality.MEASURED))
    assert beside.complete(own).cadence_spm.value == 172.0
    assert beside.complete(Live(20_500_000)).cadence_spm.value == 164.0, "then a foot pod"
    hopping = Live(20_500_000, hop_rate_hz=Reading(2.0, Quality.MEASURED))
    assert beside.complete(hopping).cadence_spm == UNKNOWN


def test_an_unsettled_foot_pod_says_nothing() -> None:
    beside = Beside()
    beside.footpod(FootpodSample(0, 2.8, None, 82))
    assert beside.complete(Live(0)).cadence_spm == UNKNOWN


def test_the_strap_comes_before_the_grips_and_off_the_body_it_says_nothing() -> None:
    beside = Beside()
    beside.belt(BeltSample(0, 2.8, heart_rate_bpm=120))
    grips = beside.complete(Live(0)).heart_rate_bpm
    assert (grips.value, grips.quality) == (120.0, Quality.ESTIMATED)
    beside.heart(HeartSample(0, 151))
    worn = beside.complete(Live(0)).heart_rate_bpm
    assert (worn.value, worn.quality) == (151.0, Quality.MEASURED)
    beside.heart(HeartSample(1, None))
    assert beside.complete(Live(1)).heart_rate_bpm.value == 120.0
    assert beside.complete(Live(STALE_US + 2)).heart_rate_bpm == UNKNOWN


def test_what_is_computed_with_an_entered_speed_is_entered_too() -> None:
    speed = Reading(2.5, Quality.ENTERED)
    estimated = Reading(0.2, Quality.ESTIMATED, 0.01)
    live = Live(0, belt_speed_mps=speed, belt_mismatch=estimated, landing_distance_m=estimated)
    said = Beside().complete(live)
    assert {said.belt_mismatch.quality, said.landing_distance_m.quality} == {Quality.ENTERED}
    assert said.belt_mismatch.floor == 0.01
    assert Beside().complete(Live(0, belt_speed_mps=speed)).landing_distance_m == UNKNOWN


def test_an_entered_speed_never_settles_another_device_and_yields_to_a_belt() -> None:
    beside = Beside()
    beside.enter(2.5)
    assert beside.belt_mps(0) is None
    assert beside.entered(0) is not None
    beside.belt(BeltSample(0, 3.0))
    assert (beside.belt_mps(0), beside.entered(0)) == (3.0, None)
    assert beside.entered(COUNTED_US) is not None, "the belt fell silent"
    beside.enter(None)
    assert beside.entered(COUNTED_US) is None


def test_a_record_without_a_speed_is_no_readable_belt() -> None:
    beside = Beside()
    beside.belt(BeltSample(0, None, steps=4))
    assert not beside.reads_belt(0)
