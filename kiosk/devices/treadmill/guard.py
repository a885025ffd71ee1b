"""The one door through which anything is written to a belt. README.md tells the rules.

Pure: events in, at most one frame out of `next`. One guard lives as long as one link, so nothing
survives a reconnect. It knows no way to start a belt.
"""

from collections.abc import Callable
from dataclasses import replace

from kiosk.devices.treadmill.asked import Axis, Write
from kiosk.devices.treadmill.belt_news import BeltNews
from kiosk.devices.treadmill.commission import Commissioned, within
from kiosk.devices.treadmill.control_point import ControlPoint
from kiosk.devices.treadmill.course import Course
from kiosk.devices.treadmill.features import Range
from kiosk.devices.treadmill.holding import CONSOLE, IN_HAND, PRESS_STOP, STANDS, Control
from kiosk.devices.treadmill.judging import Verdict, judge
from kiosk.devices.treadmill.status import MachineStatus
from kiosk.devices.treadmill.stopping import Stopping

__all__ = ["Control", "Guard"]

REQUEST_CONTROL, STOP = 0x00, 0x08
MOVING_FIRST_US = 5_000_000
ANSWER_US = 5_000_000
"""The specification waits 30 s; a runner does not. Nothing follows on this link then."""
IDLE_US = 120_000_000


class Guard:
    """`address` and `speed_range` are this link's; `wrote` hears of every write, and again of
    what it did."""

    def __init__(
        self,
        address: str,
        speed_range: Range | None,
        commissioned: Commissioned | None,
        wrote: Callable[[Write], None] = lambda write: None,
    ) -> None:
        self.state = Control.READ_ONLY
        self.reason: str | None = None
        """Why there is no control, for the member and for the log."""
        pinned = commissioned if commissioned and commissioned.address == address else None
        self._belt = within(pinned, speed_range)
        self._wrote = wrote
        self._news, self._course, self._stopping = BeltNews(), Course(), Stopping()
        self._source, self._tapped_us = "", 0
        self._pending: Write | None = None
        self._answered = self._granted_before = False

    # --- for the screen -------------------------------------------------------------------------

    @property
    def limits(self) -> Commissioned | None:
        """How far it may be driven today; None where it may only be read."""
        return self._belt

    @property
    def in_flight(self) -> bytes | None:
        """What was written last, until it was seen what it did, or nobody waits for that."""
        return self._pending.frame if self._pending else None

    @property
    def wanted(self) -> tuple[float | None, float | None]:
        """Where speed (km/h) and incline (%) shall go; None where neither is held."""
        if self.state is not Control.HOLDING:
            return None, None
        speed, incline = self._course.speed, self._course.incline
        return speed.target if speed else None, incline.target if incline else None

    def idle_left_us(self, at_us: int) -> int:
        """Until control ends by itself for want of a tap."""
        return self._tapped_us + IDLE_US - at_us

    def may_begin(self, at_us: int) -> bool:
        """Whether a tap would ask for control now."""
        moved = self._news.moved_for_us(at_us) >= MOVING_FIRST_US
        return self.state is Control.READ_ONLY and moved and self._allowed(self._news.speed_kmh)

    # --- what people ask ------------------------------------------------------------------------

    def begin(self, at_us: int, source: str) -> bool:
        """A tap asks for control. True when the belt will be asked, which is once a link: one
        that people gave up is taken up again without a word to the belt."""
        if not self.may_begin(at_us):
            return False
        self.state, self._source, self._tapped_us = Control.ASKING, source, at_us
        if self._granted_before:
            self._hold()
        return True

    def want_speed(self, at_us: int, kmh: float, tapped: bool) -> bool:
        """Aim at this speed, in hundredths as the wire has it. Refused, not clamped, outside what
        staff allowed; without a tap only downwards."""
        kmh = round(kmh, 2)
        return self._allowed(kmh) and self._aim(self._course.speed, at_us, kmh, tapped)

    def want_incline(self, at_us: int, pct: float, tapped: bool) -> bool:
        """Aim at this incline; as `want_speed`, from level upwards. One that the console set out of
        what staff allowed is the console's to bring back: the way from there is out of it, too."""
        pct, axis, belt = round(pct, 1), self._course.incline, self._belt
        if axis is None or belt is None or not all(map(belt.tilts_to, (pct, axis.set))):
            return False
        return self._aim(axis, at_us, pct, tapped)

    def stop(self, at_us: int) -> bool:
        """A tap on stop. False when only the console can: nothing is ever sent then."""
        held = self.state in (Control.HOLDING, Control.FINISHING)
        if not held or not self._news.moves(at_us):
            return False
        self._begin_stop("stopping")
        return True

    def finish(self, at_us: int, reason: str) -> None:
        """Done, or nothing shows Stop any more: nothing further is asked, and once it was seen to
        have done what it was told last, it is let go. Only a tap takes it up again."""
        if self.state in (Control.ASKING, Control.HOLDING):
            self.state, self.reason = Control.FINISHING, reason
            self._expire(at_us)

    def let_go(self, reason: str) -> None:
        """People need it no more: nothing further is sent, the belt runs on as it is. Another tap
        may take it up again, where nothing was on its way to the belt."""
        if self.state in (Control.HOLDING, Control.FINISHING) and self._pending is None:
            self._leave(Control.READ_ONLY, reason)
        else:
            self.end(reason)

    def end(self, reason: str) -> None:
        """The same for as long as this link lives."""
        if self.state in IN_HAND:
            stops = self.state is Control.STOPPING and reason != STANDS
            self._leave(Control.HANDS_OFF, PRESS_STOP if stops else reason)

    def _leave(self, state: Control, reason: str) -> None:
        self.state, self.reason = state, reason
        self._course.give_up()
        self._close_pending()

    def _allowed(self, kmh: float | None) -> bool:
        return kmh is not None and self._belt is not None and self._belt.runs_at(kmh)

    def _aim(self, axis: Axis | None, at_us: int, value: float, tapped: bool) -> bool:
        if self.state is not Control.HOLDING or axis is None:
            return False
        if not tapped and value >= axis.target:
            return False
        axis.target = value
        self._tapped_us = at_us if tapped else self._tapped_us
        return True

    # --- what the belt says ---------------------------------------------------------------------

    def telemetry(
        self,
        at_us: int,
        speed_kmh: float | None,
        incline_pct: float | None,
        distance_m: float | None = None,
    ) -> None:
        """A whole record of 0x2ACD."""
        self._news.heard(at_us, speed_kmh, incline_pct, distance_m)
        if speed_kmh is not None and speed_kmh <= 0:
            self._taken_back(STANDS)
        elif self.state in (Control.HOLDING, Control.FINISHING):
            self._judge(at_us)

    def damaged(self) -> None:
        """A frame of 0x2ACD that was cut or said nothing."""
        if self._news.damaged():
            self.end("the belt's data are damaged")

    def status(self, said: MachineStatus) -> None:
        """The console always wins. What the belt reports of our own ramp is not the console."""
        if said.code in CONSOLE:
            self._taken_back(f"console: {said.op}")
        elif not self._course.expects(said, self._news):
            self._overridden(f"console: {said.op}")

    def _overridden(self, reason: str) -> None:
        """By a hand at the console: nothing is set again. What was given back may be had again."""
        if self.state is Control.FINISHING:
            self.let_go(self.reason or reason)
        else:
            self.end(reason)

    def _taken_back(self, reason: str) -> None:
        """By the belt or at it: also what people let go of is not ours to ask any more."""
        self.end(reason)
        if self._granted_before:
            self.state, self.reason = Control.HANDS_OFF, self.reason or reason

    def answer(self, said: ControlPoint) -> None:
        """An indication of the control point."""
        pending = self._pending
        if not said.response or pending is None or said.request_code != pending.frame[0]:
            return
        self._answered = True
        if said.result_code != 1 and (
            self.state is not Control.STOPPING or pending.frame[0] == STOP
        ):
            self.end(f"refused: {said.result or said.result_code}")
        elif self.state is Control.STOPPING:
            self._close_pending()
        elif pending.frame[0] == REQUEST_CONTROL:
            self._close_pending()
            self._granted_before = True
            if self.state is Control.ASKING:
                self._hold()

    def _hold(self) -> None:
        speed = self._news.speed_kmh
        if speed is None or not self._allowed(speed):
            self.end("outside what staff allowed")
            return
        self._course.take_up(speed, self._news.incline_pct)
        self.state, self.reason = Control.HOLDING, None

    # --- the door -------------------------------------------------------------------------------

    def next(self, at_us: int) -> bytes | None:
        """What to write now; call it often. It counts as written."""
        self._expire(at_us)
        if self._pending is not None or not self._news.just_moved(at_us):
            return None
        if self.state is Control.ASKING:
            return self._write(at_us, bytes([REQUEST_CONTROL]))
        if self.state is Control.STOPPING:
            return self._next_stop(at_us)
        if self.state is not Control.HOLDING or self._belt is None:
            return None
        step = self._course.next(at_us, self._belt.incline_step_pct)
        return None if step is None else self._write(at_us, step)

    def _next_stop(self, at_us: int) -> bytes | None:
        if not self._stopping.due(at_us):
            return None
        if not self._stopping.once_more(at_us, self._news):
            self.end(PRESS_STOP)
            return None
        return self._write(at_us, bytes([STOP, 0x01]))

    def _write(self, at_us: int, frame: bytes) -> bytes:
        """First the log: what cannot be logged is not written."""
        write = Write(at_us, self._source, frame, self._news.speed_kmh)
        self._wrote(write)
        self._pending, self._answered = write, False
        return frame

    def _close_pending(self) -> None:
        """What it did is known, or nobody waits for it any more."""
        pending, self._pending = self._pending, None
        if pending is not None:
            self._wrote(replace(pending, after_kmh=self._news.speed_kmh))

    def _judge(self, at_us: int) -> None:
        course, flying = self._course, self._pending.frame[0] if self._pending else None
        if course.speed is None:
            return
        verdict = judge(self._news, course.speed, course.incline, flying, course.watched(at_us))
        course.waits = verdict is Verdict.RISING
        match verdict:
            case Verdict.FASTER:
                self._begin_stop("faster than told")
            case Verdict.CONSOLE_SPEED:
                self._overridden("console: speed")
            case Verdict.CONSOLE_INCLINE:
                self._overridden("console: incline")
            case Verdict.ARRIVED if self._answered:
                self._close_pending()
                course.arrived(at_us)

    def _expire(self, at_us: int) -> None:
        if self.state not in IN_HAND:
            return
        waited_us = at_us - self._pending.at_us if self._pending else 0
        if not self._news.fresh(at_us):
            self.end("no news from the belt")
        elif self._news.frozen:
            self.end("the belt's data stand still")
        elif self._pending and not self._answered and waited_us > ANSWER_US:
            self.end("no answer from the belt")
        elif self._pending and self._belt and waited_us > ANSWER_US + 1e6 * self._belt.response_s:
            self._begin_stop("it did not follow")
        elif self.state is Control.HOLDING and at_us - self._tapped_us > IDLE_US:
            self.let_go("nobody touched it for a while")
        elif self.state is Control.FINISHING and not self._pending and self._course.settled(at_us):
            self.let_go(self.reason or "")

    def _begin_stop(self, reason: str) -> None:
        """One stop as soon as nothing is in flight, and hands off."""
        self.state, self.reason, self._stopping = Control.STOPPING, reason, Stopping()
        if self._answered:
            self._close_pending()
