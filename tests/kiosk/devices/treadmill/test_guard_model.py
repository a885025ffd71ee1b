"""Everything a member, a belt, a link and a bug can do, in any order. The judge looks only at what
was written and at what the belt had said."""

from itertools import combinations, pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.status import decode_status
from tests.kiosk.devices.treadmill.simple_belt import COMMISSIONED, VICES, SimpleBelt

FRESH_US = 3_000_000
KMH = st.one_of(st.integers(-100, 2500).map(lambda raw: raw / 100), st.sampled_from([8.0, 14.0]))


def kmh_of(frame: bytes) -> float:
    return int.from_bytes(frame[1:], "little") / 100


class GuardedBelt(RuleBasedStateMachine):
    @initialize(vice=st.sampled_from(VICES), kmh=st.integers(1, 140).map(lambda raw: raw / 10))
    def a_belt_runs(self, vice: str, kmh: float) -> None:
        self.belt = SimpleBelt(vice)
        self.forbidden_from: int | None = 0
        """From this write on nothing may follow; None while control is allowed."""
        self.belt.console(kmh)
        self.belt.run(60)

    # --- the member ------------------------------------------------------------------------------

    @rule()
    def taps_control(self) -> None:
        if self.belt.guard.begin(self.belt.at_us, "member"):
            self.forbidden_from = None

    @rule(kmh=KMH, tapped=st.booleans())
    def wants_a_speed(self, kmh: float, tapped: bool) -> None:
        self.belt.guard.want_speed(self.belt.at_us, kmh, tapped)

    @rule(pct=st.integers(-50, 200).map(lambda raw: raw / 10), tapped=st.booleans())
    def wants_an_incline(self, pct: float, tapped: bool) -> None:
        self.belt.guard.want_incline(self.belt.at_us, pct, tapped)

    @rule()
    def taps_stop(self) -> None:
        self.belt.guard.stop(self.belt.at_us)

    @rule()
    def leaves(self) -> None:
        self.belt.guard.end("left the screen")
        self.forbid()

    # --- the belt and the link -------------------------------------------------------------------

    @rule(seconds=st.sampled_from([0.25, 1.0, 2.0, 4.0, 10.0]))
    def time_passes(self, seconds: float) -> None:
        self.belt.run(seconds)

    @rule(kmh=st.integers(8, 180).map(lambda raw: raw / 10))
    def somebody_presses_the_console(self, kmh: float) -> None:
        before = self.belt.wanted
        self.belt.console(kmh)
        if abs(kmh - before) > 1.2:
            self.forbid()

    @rule(wire=st.sampled_from(["0201", "0202", "03", "ff", "01"]))
    def the_belt_says_stop(self, wire: str) -> None:
        if wire[:2] in ("02", "03"):
            self.belt.running = False
        self.belt.guard.status(decode_status(bytes.fromhex(wire)))
        self.forbid()

    @rule(talks=st.booleans())
    def telemetry(self, talks: bool) -> None:
        self.belt.talks = talks

    @rule(answers=st.booleans())
    def answering(self, answers: bool) -> None:
        self.belt.answers = answers

    @rule(frame=st.binary(max_size=5))
    def the_control_point_says_anything(self, frame: bytes) -> None:
        said = decode_control_point(frame)
        self.belt.guard.answer(said)
        if said.response:
            self.belt.in_flight = 0

    @rule(times=st.integers(1, 3))
    def frames_are_damaged(self, times: int) -> None:
        for _ in range(times):
            self.belt.guard.damaged()
        if times == 3:
            self.forbid()

    @rule()
    def the_link_is_new(self) -> None:
        self.belt.link()
        self.forbid()

    def forbid(self) -> None:
        self.forbidden_from = len(self.belt.frames)

    # --- what must hold --------------------------------------------------------------------------

    @invariant()
    def nothing_that_starts_a_belt_is_ever_sent(self) -> None:
        for _, frame, _ in self.belt.frames:
            assert frame[0] in (0x00, 0x02, 0x03, 0x08)
            assert frame[0] != 0x08 or frame == b"\x08\x01"

    @invariant()
    def nothing_follows_without_a_new_tap(self) -> None:
        if self.forbidden_from is not None:
            assert len(self.belt.frames) == self.forbidden_from

    @invariant()
    def only_a_belt_that_was_just_seen_moving_is_written_to(self) -> None:
        assert all(told > 0 for _, _, told in self.belt.frames)
        if self.belt.frames and self.belt.frames[-1][0] == self.belt.at_us:
            assert self.belt.at_us - self.belt.told_us <= FRESH_US

    @invariant()
    def no_target_above_the_caps_or_below_the_least(self) -> None:
        for _, frame, _ in self.belt.frames:
            if frame[0] == 0x02:
                assert COMMISSIONED.least_kmh <= kmh_of(frame) <= COMMISSIONED.most_kmh
            if frame[0] == 0x03:
                pct = int.from_bytes(frame[1:], "little", signed=True) / 10
                assert 0 <= pct <= (COMMISSIONED.most_incline_pct or 0)

    @invariant()
    def no_step_faster_than_the_ramp(self) -> None:
        for (before_us, before, _), (at_us, frame, _) in pairwise(self.belt.frames):
            if before[0] == frame[0] == 0x02:
                assert -1.0 <= round(kmh_of(frame) - kmh_of(before), 2) <= 0.5
                assert at_us > before_us

    @invariant()
    def no_rise_faster_than_the_ramp_on_average(self) -> None:
        """From any speed command to any later one, but for the one step it begins with."""
        speeds = [(at_us, kmh_of(f)) for at_us, f, _ in self.belt.frames if f[0] == 0x02]
        for (from_us, low), (to_us, high) in combinations(speeds[-12:], 2):
            assert high - low <= 0.5 + 0.2 * (to_us - from_us) / 1e6 + 1e-9

    @invariant()
    def one_command_in_flight(self) -> None:
        assert self.belt.most_in_flight <= 1

    @invariant()
    def a_second_stop_only_where_the_first_did_nothing(self) -> None:
        for (_, before, fast), (_, frame, slow) in pairwise(self.belt.frames):
            if before[0] == frame[0] == 0x08:
                assert slow >= fast - 0.3


GuardedBelt.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestGuardedBelt = GuardedBelt.TestCase
