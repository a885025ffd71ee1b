"""Frames in the order in which the pod made them, and which of them to ask for again.

Pure. A frame that the radio lost is still in the pod's memory: those after it wait a moment for
it, so that what comes out has no hole that could have been filled.
"""

from dataclasses import dataclass

from kiosk.devices.pod.imu import ImuFrame

WAIT_US = 600_000
"""After the pod's answer: what was asked for is right behind it. A slow belt's step is longer."""
UNANSWERED_US = 2_000_000
"""A pod answers within this (hardware/pod/protocol), in three or four connection intervals by rule;
where the machine is short of breath the answer stands in a queue behind older frames."""
ASK_AGAIN_US = 200_000
"""What a request brought may be lost too. A longer silence is not waited through: while a radio is
jammed nobody can answer, and what was asked for comes right behind."""
MOST_AHEAD = 64
"""A hole longer than this is no hole: the pod began anew, or the link was away."""
_HALF, _WHOLE = 1 << 15, 1 << 16


@dataclass(frozen=True, slots=True)
class Arrived:
    """A frame and when it came."""

    at_us: int
    frame: ImuFrame


class MissingFrames:
    """One stream on one link. `asks` turns off what the pod turns out not to know."""

    def __init__(self) -> None:
        self.asks = True
        self._next: int | None = None
        self._waiting: dict[int, Arrived] = {}
        self._hole_us: int | None = None
        self._asked_us: int | None = None
        self._answered = self._ever_answered = False
        """The last request; any request for this hole."""
        self._heard_us: int | None = None

    def add(self, at_us: int, frame: ImuFrame) -> list[Arrived]:
        """What can be handed on now, in order."""
        self._pass_over_silence(at_us)
        ahead = 0 if self._next is None else (frame.sequence - self._next) % _WHOLE
        if not self.asks or (MOST_AHEAD < ahead < _WHOLE - MOST_AHEAD):
            return [*self._let_go(), *self._begin_at(Arrived(at_us, frame))]
        if ahead >= _HALF:
            return []  # it came already, or too late
        self._waiting[frame.sequence] = Arrived(at_us, frame)
        self._next = frame.sequence if self._next is None else self._next
        ready = self._in_order()
        if not self._waiting:
            self._now_a_hole(None)
        elif ready or self._hole_us is None:
            self._now_a_hole(at_us)
        elif self._waited_enough(at_us, self._hole_us):
            return [*ready, *self._skip_hole(at_us)]
        return ready

    def wanted(self, at_us: int) -> tuple[int, int] | None:
        """First sequence and count to ask for now; it counts as asked."""
        if not self._waiting or self._next is None or not self.asks:
            return None
        patience_us = ASK_AGAIN_US if self._answered else WAIT_US
        if self._asked_us is not None and at_us - self._asked_us < patience_us:
            return None
        self._asked_us, self._answered = at_us, False
        return self._next, min(self._distance(sequence) for sequence in self._waiting)

    def answered(self, at_us: int) -> None:
        """The pod holds what was asked for, and sends it now."""
        if self._asked_us is None:
            return
        if not self._ever_answered:
            self._hole_us = at_us
        self._answered = self._ever_answered = True

    def gone(self, at_us: int) -> list[Arrived]:
        """The pod no longer holds what was asked for: go on without it."""
        return self._skip_hole(at_us) if self._waiting else []

    def _waited_enough(self, at_us: int, hole_us: int) -> bool:
        unanswered = self._asked_us is not None and not self._ever_answered
        return at_us - hole_us >= (UNANSWERED_US if unanswered else WAIT_US)

    def _now_a_hole(self, at_us: int | None) -> None:
        self._hole_us, self._asked_us = at_us, None
        self._answered = self._ever_answered = False

    def _pass_over_silence(self, at_us: int) -> None:
        silence_us = 0 if self._heard_us is None else at_us - self._heard_us
        if self._hole_us is not None and silence_us > ASK_AGAIN_US:
            self._hole_us += silence_us
        self._heard_us = at_us

    def _distance(self, sequence: int) -> int:
        assert self._next is not None
        return (sequence - self._next) % _WHOLE

    def _in_order(self) -> list[Arrived]:
        ready = []
        while self._next in self._waiting:
            ready.append(self._waiting.pop(self._next))
            self._next = (self._next + 1) % _WHOLE
        return ready

    def _skip_hole(self, at_us: int) -> list[Arrived]:
        self._next = min(self._waiting, key=self._distance)
        ready = self._in_order()
        self._now_a_hole(at_us if self._waiting else None)
        return ready

    def _let_go(self) -> list[Arrived]:
        """Everything that waits, holes and all."""
        if self._next is None:
            return []
        left = [self._waiting[s] for s in sorted(self._waiting, key=self._distance)]
        self._waiting.clear()
        self._now_a_hole(None)
        return left

    def _begin_at(self, first: Arrived) -> list[Arrived]:
        self._next = (first.frame.sequence + 1) % _WHOLE
        return [first]
