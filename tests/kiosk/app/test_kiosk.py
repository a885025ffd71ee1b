"""The whole path, from a virtual runner's feet to the record of the visit, without a window."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from kiosk.app import Kiosk
from kiosk.cli.opening import visits_of
from kiosk.cli.simulated import EASY_MPS, VirtualGym
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Intent, Phase, View
from kiosk.simulator.clock import FastClock
from kiosk.simulator.radio import POD_ADDRESSES
from kiosk.simulator.truth import Foot


@dataclass
class Watched:
    """A kiosk on virtual devices, as fast as the machine can, and all it showed."""

    gym: VirtualGym = field(default_factory=lambda: VirtualGym(FastClock()))
    views: list[View] = field(default_factory=list)
    records: list[VisitRecord] = field(default_factory=list)
    so_far: list[tuple[int, VisitRecord]] = field(default_factory=list)
    during: Callable[["Watched", View], None] = lambda watched, view: None
    kiosk: Kiosk = field(init=False)

    def __post_init__(self) -> None:
        self.kiosk = Kiosk(
            *(self.gym.air, self.gym.clock, visits_of("demo"), self),
            before_shown=self._see,
        )

    def keep(self, visit: VisitRecord) -> None:
        self.records.append(visit)

    def progress(self, visit: VisitRecord) -> None:
        self.so_far.append((self.views[-1].at_us, visit))

    def run_until(self, done: Callable[[], bool]) -> None:
        self.kiosk.start()
        while not done() and self.kiosk.failure is None:
            time.sleep(0.005)
        self.kiosk.close()

    def _see(self, view: View) -> View:
        self.gym.watch(view)
        self.views.append(view)
        speed = view.live.belt_speed_mps.value or 0
        if view.phase is Phase.WELCOME and view.live.cadence_spm.value and speed > 0.99 * EASY_MPS:
            self.kiosk.intend(Intent.START)
        self.during(self, view)
        return view


@pytest.fixture(scope="module")
def whole() -> Watched:
    watched = Watched()
    watched.run_until(lambda: bool(watched.records))
    return watched


def test_a_visit_goes_from_welcome_to_summary_and_is_handed_over_once(whole: Watched) -> None:
    assert whole.kiosk.failure is None
    phases = list(dict.fromkeys(view.phase for view in whole.views))
    assert phases[0] is Phase.WELCOME
    assert {Phase.BASELINE, Phase.SET, Phase.RETEST} < set(phases)
    assert phases[-1] is Phase.SUMMARY
    (record,) = whole.records
    assert record.complete
    assert [bout.exercise for bout in record.sets] == [
        "baseline",
        *["push_and_float"] * 3,
        "retest",
    ]


def test_cadence_and_contact_time_are_those_of_the_virtual_runner(whole: Watched) -> None:
    truth = whole.gym.radio.truth()
    for bout in whole.records[0].sets:
        result = bout.result
        inside = [
            c for c in truth if result.started_us < c.initial_contact_s * 1e6 < result.ended_us
        ]
        true_spm = whole.gym.true_cadence_spm(result.started_us, result.ended_us)
        true_contact_s = sum(c.contact_s for c in inside) / len(inside)
        assert result.cadence_spm.value == pytest.approx(true_spm, rel=0.01)
        assert result.contact_time_s.value == pytest.approx(true_contact_s, rel=0.06)
        assert abs(len(bout.steps) - len(inside)) <= 1


def test_the_cadence_shown_is_never_far_from_the_truth(whole: Watched) -> None:
    """Ten steps against the same ten seconds: within 3 %, the scatter of single steps included."""
    shown = [view for view in whole.views if view.phase is Phase.BASELINE][500::100]
    assert len(shown) > 5
    for view in shown:
        true_spm = whole.gym.true_cadence_spm(view.at_us - 4_000_000, view.at_us)
        assert view.live.cadence_spm.value == pytest.approx(true_spm, rel=0.03)


def test_no_value_is_shown_before_somebody_runs(whole: Watched) -> None:
    first = whole.views[0].live
    assert first.cadence_spm.value is None
    assert first.contact_time_s.value is None


def test_the_exercise_reacts_to_the_runner_and_the_runner_to_the_beat(whole: Watched) -> None:
    baseline, *sets, _ = [bout.result.cadence_spm.value for bout in whole.records[0].sets]
    assert max(sets[:2]) > baseline * 1.02
    assert {view.beat_spm is not None for view in whole.views if view.phase is Phase.SET} == {
        True,
        False,  # the last set is silent
    }


def test_every_step_is_kept_once_and_in_order(whole: Watched) -> None:
    record = whole.records[0]
    steps = [*(step for bout in record.sets for step in bout.steps), *record.between]
    times = [(step.initial_contact_us, step.side) for step in steps]
    assert len(times) == len(set(times)) > 300
    sides = [step.side for step in record.sets[0].steps]
    assert all(a != b for a, b in pairwise(sides))


def test_what_was_measured_is_handed_to_the_store_within_2_s(whole: Watched) -> None:
    times = [at_us for at_us, _ in whole.so_far]
    assert max(b - a for a, b in pairwise(times)) < 2_000_000
    final = whole.records[0]
    for at_us, visit in whole.so_far:
        handed = {s.initial_contact_us for bout in visit.sets for s in bout.steps}
        due = {s.initial_contact_us for bout in final.sets for s in bout.steps}
        assert {us for us in due if us < at_us - 1_000_000} <= handed
    assert not any(visit.complete for _, visit in whole.so_far)
    assert final.visit_id == whole.so_far[0][1].visit_id


def test_the_devices_are_shown_by_name(whole: Watched) -> None:
    last = {device.name: device.ready for device in whole.views[-1].connections}
    assert last == dict.fromkeys(
        ["Virtual Belt", "Treadform left shoe", "Treadform right shoe"], True
    )


def test_a_pod_that_drops_out_is_shown_and_comes_back() -> None:
    states: list[bool] = []

    def during(watched: Watched, view: View) -> None:
        state = {device.name: device.ready for device in view.connections}.get(LEFT)
        if state is not None and state != (states[-1] if states else False):
            states.append(state)
        pod = watched.gym.radio._devices.get(POD_ADDRESSES[Foot.LEFT])
        if view.at_us > 3_000_000 and len(states) == 1 and pod is not None:
            watched.gym.radio.drop(pod.address)
            dropped.append(pod)
        if view.at_us > 6_000_000 and dropped:
            watched.gym.radio.restore(dropped.pop())

    dropped: list[object] = []
    watched = Watched(during=during)
    watched.run_until(lambda: len(states) >= 3)
    assert states[:3] == [True, False, True]


LEFT = "Treadform left shoe"


def test_closing_in_the_middle_keeps_what_was_measured() -> None:
    watched = Watched()
    watched.run_until(lambda: any(view.phase is Phase.SET for view in watched.views[-1:]))
    (record,) = watched.records
    assert not record.complete
    assert record.sets[0].exercise == "baseline"
    assert len(record.sets[0].steps) > 50


def test_closing_before_anybody_began_keeps_nothing() -> None:
    watched = Watched()
    watched.run_until(lambda: len(watched.views) > 10)
    assert watched.records == []


def test_a_worker_that_fails_says_so_and_the_view_stays_readable() -> None:
    def fall(watched: Watched, view: View) -> None:
        if view.at_us > 1_000_000:
            raise RuntimeError("the floor gave way")

    watched = Watched(during=fall)
    watched.run_until(lambda: False)
    assert watched.kiosk.failure is not None
    assert isinstance(watched.kiosk.view(), View)


@pytest.fixture
def stuck() -> Iterator[threading.Event]:
    free = threading.Event()
    yield free
    free.set()


def test_the_screen_never_waits_for_the_worker(stuck: threading.Event) -> None:
    """The worker stands still inside a View; looking and touching return all the same."""
    entered = threading.Event()

    def stall(watched: Watched, view: View) -> None:
        if not entered.is_set() and len(watched.views) == 10:
            entered.set()
            stuck.wait()

    watched = Watched(during=stall)
    watched.kiosk.start()
    entered.wait()
    for _ in range(100):
        watched.kiosk.view()
        watched.kiosk.intend(Intent.START)
    assert not stuck.is_set()  # only now may the worker go on
    stuck.set()
    watched.kiosk.close()
