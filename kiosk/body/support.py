"""Stretches of time with a foot on the ground, and the flights between them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.body.foot_path import GRAVITY_MPS2
from kiosk.body.footfall import FOREVER_S, Footfall

_ONE_PUSH_S = 0.62  # longer supports are not one spring-like push
_TOGETHER_S = 0.08  # feet that land within this land together


class Rise(NamedTuple):
    """One step of walking: the body goes over the standing leg."""

    start_s: float
    end_s: float
    size_m: float


@dataclass(frozen=True, slots=True)
class Support:
    """One stretch with at least one foot on the ground and the flight that follows."""

    start_s: float
    end_s: float
    lands: bool
    """A flight came before; its fall is `arriving_mps`, negative."""
    leaves: bool
    arriving_mps: float
    leaving_mps: float
    rise_m: float
    """The body leaves the ground higher than it lands."""
    springs: bool
    """One push between two flights."""
    impact_bw: float
    impact_s: float
    rises: tuple[Rise, ...] = ()

    @property
    def contact_s(self) -> float:
        return self.end_s - self.start_s


class _Stretch(NamedTuple):
    start_s: float
    end_s: float
    falls: tuple[Footfall, ...]


def supports(footfalls: Sequence[Footfall]) -> list[Support]:
    """The supports of both feet's footfalls, in order."""
    stretches = _stretches(sorted(footfalls, key=lambda fall: fall.ic_s))
    found = []
    for number, here in enumerate(stretches):
        before = stretches[number - 1] if number else None
        after = stretches[number + 1] if number + 1 < len(stretches) else None
        found.append(_support(before, here, after))
    return found


def _stretches(footfalls: Sequence[Footfall]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for fall in footfalls:
        if found and fall.ic_s <= found[-1].end_s:
            last = found[-1]
            end_s = max(last.end_s, fall.to_s)
            found[-1] = _Stretch(last.start_s, end_s, (*last.falls, fall))
        else:
            found.append(_Stretch(fall.ic_s, fall.to_s, (fall,)))
    return found


def _support(before: _Stretch | None, here: _Stretch, after: _Stretch | None) -> Support:
    first = here.falls[0]
    arriving, leaving, rise_m = 0.0, 0.0, 0.0
    if before is not None:
        flight_s = here.start_s - before.end_s
        arriving = -0.5 * GRAVITY_MPS2 * flight_s - before.falls[-1].rise_share * _fall(flight_s)
    if after is not None:
        flight_s = after.start_s - here.end_s
        leaving = 0.5 * GRAVITY_MPS2 * flight_s - here.falls[-1].rise_share * _fall(flight_s)
        rise_m = here.falls[-1].rise_share * _fall(flight_s) * flight_s
    together = all(fall.ic_s - here.start_s < _TOGETHER_S for fall in here.falls)
    springs = together and before is not None and after is not None
    springs = springs and here.end_s - here.start_s < _ONE_PUSH_S
    return Support(
        start_s=here.start_s,
        end_s=here.end_s,
        lands=before is not None,
        leaves=after is not None,
        arriving_mps=arriving,
        leaving_mps=leaving,
        rise_m=rise_m,
        springs=springs,
        impact_bw=first.impact_bw,
        impact_s=first.impact_s,
        rises=() if springs else _rises(here.falls),
    )


def _fall(flight_s: float) -> float:
    """Speed unit of a flight: the landing is lower than the take-off by a share of it."""
    return 0.25 * GRAVITY_MPS2 * flight_s


def _rises(falls: Sequence[Footfall]) -> tuple[Rise, ...]:
    """Between the middles of double supports of a walk."""
    middles = []
    for before, fall in itertools.pairwise(falls):
        if before.to_s < FOREVER_S and fall.ic_s < before.to_s:
            middles.append((0.5 * (fall.ic_s + before.to_s), fall.vault_m))
    return tuple(
        Rise(start_s, end_s, size_m)
        for (start_s, size_m), (end_s, _) in itertools.pairwise(middles)
        if 0.1 < end_s - start_s < 1.5
    )
