from dataclasses import replace

import pytest

from kiosk.app.trial import Trial
from kiosk.cli.simulated import EASY_MPS, VirtualGym
from kiosk.coaching.presence import BELT_RUNS
from kiosk.coaching.view import Phase, View
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.gait.measures import Live
from kiosk.simulator import Error
from kiosk.simulator.belt import BeltState
from kiosk.simulator.clock import FastClock

EASY = View(0, Phase.EASY_RUN, "", Live(0))


@pytest.fixture
def gym() -> VirtualGym:
    return VirtualGym(FastClock())


def test_the_member_runs_when_asked_to_and_stops_at_the_summary(gym: VirtualGym) -> None:
    gym.watch(EASY)
    assert gym.member.belt.speed_mps(60.0) == pytest.approx(EASY_MPS)
    gym.watch(replace(EASY, at_us=60_000_000, phase=Phase.SUMMARY))
    assert gym.member.belt.state is BeltState.STOPPED
    gym.watch(replace(EASY, at_us=90_000_000))
    assert gym.member.belt.state is BeltState.RUNNING


def test_the_member_stops_the_belt_where_the_screen_asks_for_it(gym: VirtualGym) -> None:
    gym.watch(EASY)
    gym.watch(replace(EASY, at_us=30_000_000, phase=Phase.SET, held=BELT_RUNS))
    assert gym.member.belt.state is BeltState.STOPPED


def test_another_error_takes_the_place_of_the_one_before() -> None:
    gym = VirtualGym(FastClock(), error=Error.FADES)
    second = replace(EASY, phase=Phase.SET, exercise="quick_feet", set_number=2)
    for made in (Error.FADES, Error.STAMPING, None):
        gym.now_makes(made)
        gym.watch(second)
        assert gym.member.errors == ({made: 1.0} if made else {})


def test_the_member_steps_to_the_beat_and_goes_back_to_the_own_rhythm(gym: VirtualGym) -> None:
    for second in range(120):
        beat = 180.0 if 40 <= second < 80 else None
        gym.watch(replace(EASY, at_us=second * 1_000_000, beat_spm=beat))
        gym.member.advance(second)
    own, with_beat = (gym.true_cadence_spm(a * 10**6, b * 10**6) for a, b in ((20, 39), (60, 79)))
    assert own is not None
    assert with_beat is not None
    assert own < 168
    assert with_beat > 174
    assert gym.true_cadence_spm(100_000_000, 119_000_000) == pytest.approx(own, rel=0.02)


def test_the_truth_of_a_moment_without_steps_is_unknown(gym: VirtualGym) -> None:
    assert gym.true_cadence_spm(0, 1_000_000) is None


def test_a_trial_of_the_belt_finds_somebody_who_presses_start(gym: VirtualGym) -> None:
    trial = Trial()
    gym.watch(EASY)
    gym.attend(trial)
    trial.question = Ask.EMPTY
    gym.watch(replace(EASY, at_us=1_000_000))
    assert gym.member.belt.state is BeltState.STOPPED, "the belt is staff's now"
    trial.question = Ask.START
    gym.watch(replace(EASY, at_us=10_000_000))
    assert gym.member.belt.target_mps == pytest.approx(2 / 3.6)
    trial.give_up()
    gym.watch(replace(EASY, at_us=15_000_000, phase=Phase.WELCOME))
    assert gym.member.belt.target_mps == pytest.approx(2 / 3.6), "staff may look at it yet"
    gym.watch(replace(EASY, at_us=20_000_000))
    assert gym.member.belt.target_mps == pytest.approx(EASY_MPS)
