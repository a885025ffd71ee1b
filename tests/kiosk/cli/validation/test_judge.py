"""What a count, a mark and a video say, by hand-made numbers."""

import pytest

from kiosk.cli.validation.judge import belt_speed, hop_contact, sixty_steps


@pytest.mark.parametrize(("sensed", "good"), [(60, True), (58, True), (62, True), (57, False)])
def test_two_steps_in_sixty_are_the_finger_more_are_not(sensed: int, good: bool) -> None:
    assert sixty_steps(60, sensed).good is good


def test_a_belt_that_reads_five_percent_fast_is_told() -> None:
    # 20 turns of 3.2 m in 28.8 s are 8.00 km/h
    assert belt_speed(3.2, 20, 28.8, 8.0 / 3.6).good
    fast = belt_speed(3.2, 20, 28.8, 8.0 * 1.08 / 3.6)
    assert not fast.good
    assert fast.off == pytest.approx(0.08 * 8.0 / 3.6, rel=1e-6)
    assert "serviced" in fast.advice


def test_fewer_turns_allow_more_for_the_finger() -> None:
    few, many = belt_speed(3.2, 5, 7.2, 2.2), belt_speed(3.2, 40, 57.6, 2.2)
    assert few.allowed > 2 * many.allowed - 0.05 > 0


def test_hops_are_judged_by_their_mean_in_frames() -> None:
    # 50 frames at 240 a second are 208 ms
    assert hop_contact([49, 50, 51], 240, 0.2083).good
    assert hop_contact([49, 50, 51], 240, 0.2083 + 0.011).good
    assert not hop_contact([49, 50, 51], 240, 0.2083 + 0.02).good


def test_what_the_kiosk_does_not_say_is_not_good() -> None:
    assert hop_contact([50], 240, None).off is None
    assert not hop_contact([50], 240, None).good
    assert not belt_speed(3.2, 20, 28.8, None).good
