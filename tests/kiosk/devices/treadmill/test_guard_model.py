"""Everything a member, a belt, a link and a bug can do, in any order. The judge looks only at what
was written and at what the belt had said."""

from itertools import combinations, pairwise, zip_longest

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.holding import IN_HAND, Control
from kiosk.devices.treadmill.status import decode_status
from tests.kiosk.devices.treadmill.simple_belt import COMMISSIONED, VICES, SimpleBelt

FRESH_US = 3_000_000
RUNNING = st.integers(8, 140).map(lambda raw: raw / 10)
FINE = st.integers(800, 14_000).map(lambda raw: raw / 1000)
SECONDS = st.sampled_from([0.25, 1.0, 2.0, 5.0, 15.0])


def kmh_of(frame: bytes) -> float:
    return int.from_bytes(frame[1:], "little") / 100


class GuardedBelt(RuleBasedStateMachine):
    @initialize(vice=st.sampled_from(VICES), kmh=RUNNING)
    def a_belt_runs(self, vice: str, kmh: float) -> None:
        self.belt = SimpleBelt(vice)
        self.forbidden_from: int | None = 0
        """From this write on nothing may follow; None while control is allowed."""
        self.targets_until: int | None = None
        """No more targets than these may be written; None while control is allowed."""
        self.wished_pct = 0.0
        self.starts_over(kmh)

    @rule(kmh=RUNNING)
    def starts_over(self, kmh: float) -> None:
        """A new link, all is well, somebody starts the belt and takes control."""
        self.belt.link()
        self.forbid()
        self.belt.talks = self.belt.answers = True
        self.belt.frozen = False
        self.belt.console(kmh)
        self.belt.run(80)
        self.taps_control()
        self.belt.run(1)

    # --- the member ------------------------------------------------------------------------------

    @rule(seconds=SECONDS)
    def the_screen_has_no_stop(self, seconds: float) -> None:
        """A set begins: no new target, whatever is on its way, until somebody taps for it."""
        if self.belt.guard.state is not Control.STOPPING:
            self.targets_until = self.targets()
        self.belt.guard.finish(self.belt.at_us, "left the screen")
        self.belt.run(seconds)

    @rule()
    def taps_control(self) -> None:
        if self.belt.guard.begin(self.belt.at_us, "member"):
            self.forbidden_from = self.targets_until = None

    @rule(kmh=FINE, tapped=st.booleans(), seconds=SECONDS)
    def wants_a_speed(self, kmh: float, tapped: bool, seconds: float) -> None:
        self.belt.guard.want_speed(self.belt.at_us, kmh, tapped)
        self.belt.run(seconds)

    @rule(kmh=st.sampled_from([-3.0, 0.0, 0.5, 14.1, 16.0, 22.0, 655.35]))
    def wants_nonsense(self, kmh: float) -> None:
        assert not self.belt.guard.want_speed(self.belt.at_us, kmh, tapped=True)

    @rule(pct=st.integers(-50, 200).map(lambda raw: raw / 10), seconds=SECONDS)
    def wants_an_incline(self, pct: float, seconds: float) -> None:
        if self.belt.guard.want_incline(self.belt.at_us, pct, tapped=True):
            self.wished_pct = pct
        self.belt.run(seconds)

    @rule(seconds=SECONDS)
    def taps_stop(self, seconds: float) -> None:
        self.belt.guard.stop(self.belt.at_us)
        self.belt.run(seconds)

    # --- the belt and the link -------------------------------------------------------------------

    @rule(seconds=SECONDS)
    def time_passes(self, seconds: float) -> None:
        self.belt.run(seconds)

    @rule(talks=st.booleans(), answers=st.booleans(), seconds=SECONDS)
    def silence(self, talks: bool, answers: bool, seconds: float) -> None:
        self.belt.talks, self.belt.answers = talks, answers
        self.belt.run(seconds)

    @rule(seconds=SECONDS)
    def the_belt_repeats_itself(self, seconds: float) -> None:
        self.belt.frozen = True
        self.belt.run(seconds)

    @rule(seconds=SECONDS)
    def the_console_stops_it_and_nobody_says_so(self, seconds: float) -> None:
        self.belt.running = False
        self.belt.run(seconds)

    @rule(seconds=st.sampled_from([1, 3, 4, 60]))
    def the_kiosk_stands_still(self, seconds: int) -> None:
        """Nothing is heard and nobody looks at the door; then everything goes on."""
        self.belt.at_us += seconds * 1_000_000
        self.belt.run(1)

    @rule(frame=st.binary(max_size=5))
    def the_control_point_says_anything(self, frame: bytes) -> None:
        said = decode_control_point(frame)
        self.belt.guard.answer(said)
        if said.response:
            self.belt.in_flight = 0

    @rule(how=st.sampled_from(["0201", "0202", "03", "ff", "01", "leaves", "damage", "console"]))
    def something_ends_it(self, how: str) -> None:
        belt = self.belt
        if how == "leaves":
            belt.guard.let_go("left the screen")
        elif how == "damage":
            for _ in range(3):
                belt.guard.damaged()
        elif how == "console":
            belt.console(belt.wanted + 3 if belt.wanted < 8 else belt.wanted - 3)
        else:
            belt.running = belt.running and how[:2] not in ("02", "03")
            belt.guard.status(decode_status(bytes.fromhex(how)))
        self.forbid()
        belt.run(5)

    def targets(self) -> int:
        return sum(frame[0] in (0x02, 0x03) for _, frame, _ in self.belt.frames)

    @rule(pct=st.integers(-30, 150).map(lambda raw: raw / 10), says_so=st.booleans())
    def the_console_tilts_it(self, pct: float, says_so: bool) -> None:
        """Also out of what staff allowed. On the way that is being gone nobody can tell."""
        belt, low, high = self.belt, *sorted((self.belt.incline, self.wished_pct))
        belt.incline = pct
        if says_so:
            code = b"\x06" + round(pct * 10).to_bytes(2, "little", signed=True)
            belt.guard.status(decode_status(code))
            if not low - 1.0 <= pct <= high + 1.0:
                self.forbid()
        belt.run(5)

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
    def no_target_follows_where_its_stop_is_not_shown(self) -> None:
        assert self.targets_until is None or self.targets() == self.targets_until

    @invariant()
    def only_a_belt_that_was_just_seen_moving_is_written_to(self) -> None:
        assert all(told > 0 for _, _, told in self.belt.frames)
        for (at_us, _, _), told_us in zip(self.belt.frames, self.belt.told_before, strict=True):
            assert at_us - told_us <= FRESH_US

    @invariant()
    def no_belt_that_stands_is_started(self) -> None:
        """Also where a stop toggles, and where any command starts it, if it tells how it is."""
        assert not self.belt.started_by_us or self.belt.lied

    @invariant()
    def stale_telemetry_ends_control(self) -> None:
        if self.belt.at_us - self.belt.told_us > FRESH_US:
            assert self.belt.guard.state not in IN_HAND

    @invariant()
    def every_write_is_logged_with_before_and_after(self) -> None:
        """First the wish, then what it did; only the last one may still be on its way."""
        log = self.belt.log
        assert [w.frame for w in log[::2]] == [frame for _, frame, _ in self.belt.frames]
        for before, after in zip_longest(log[::2], log[1::2]):
            assert before.before_kmh is not None
            assert (before.source, before.after_kmh) == ("member", None)
            assert after is None or (after.frame, after.at_us) == (before.frame, before.at_us)
            assert after is None or after.after_kmh is not None
            assert after is not None or before is log[-1]

    @invariant()
    def whoever_has_no_control_wants_nothing(self) -> None:
        if self.belt.guard.state is not Control.HOLDING:
            assert self.belt.guard.wanted == (None, None)
            assert not self.belt.guard.want_speed(self.belt.at_us, 6.0, tapped=True)

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


GuardedBelt.TestCase.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
TestGuardedBelt = GuardedBelt.TestCase
