"""What each placement can see, and how well: one table that every noise floor comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait.measures import Placement, Quality, Side

Times = npt.NDArray[np.int64]
Values = npt.NDArray[np.float32]


class ImuDetector(Protocol):
    """Events from acceleration in m/s² and, where there is a gyroscope, rate in rad/s."""

    def feed(
        self, time_us: Times, acceleration_mps2: Values, rate_radps: Values | None = None
    ) -> npt.NDArray[np.void]: ...

    def reset(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Ability:
    """SDs of one event and one contact time of this placement; None where it cannot see it."""

    contact_quality: Quality
    initial_contact_sd_s: float
    contact_time_sd_s: float | None


ABILITIES = {
    # Measured against the zero-phase truth of a drifting instrumented treadmill.
    Placement.BELT: Ability(Quality.MEASURED, 0.001, 0.001),
    # Falbriard 2018: precision of contact time 4 ms, of initial contact 2 ms.
    Placement.FOOT: Ability(Quality.MEASURED, 0.002, 0.004),
    # Blauberger 2021, ankle: RMSE of contact time 8 ms in sprinters; ours is held to 12.
    Placement.SHANK: Ability(Quality.MEASURED, 0.006, 0.012),
    # Patoz 2022: RMSE 20 ms of contact time.
    Placement.SACRUM: Ability(Quality.ESTIMATED, 0.008, 0.020),
    # No chest recording with truth is known to us: assumed half as good again as the sacrum.
    Placement.CHEST: Ability(Quality.ESTIMATED, 0.012, 0.030),
    # The deck rings with the impact and is silent at toe-off.
    Placement.DECK: Ability(Quality.UNKNOWN, 0.020, None),
}
ROUGHLY = {
    # Without a gyroscope a recorded walk's landings have an SD of 22 ms, its contacts 25; virtual
    # shoes with every fault from 104 Hz on 1 to 16 and 3 to 16.
    Placement.FOOT: Ability(Quality.ESTIMATED, 0.020, 0.025),
    # Hops and quick feet, whose times are a runner's: assumed twice as rough.
    Placement.SHANK: Ability(Quality.ESTIMATED, 0.012, 0.024),
}
"""Where the core says of a landing that it is estimated, and the placement could do better."""
PREFERENCE = tuple(ABILITIES)
"""Whose contacts become steps when several placements are worn: best contact time first."""

ONE_LEGGED = frozenset({Placement.FOOT, Placement.SHANK})
"""One sensor sees one leg, whether or not it was said which."""


def same_leg(placement: Placement, one: Side, other: Side) -> bool:
    """Whether two contacts are of one and the same leg, so that a stride lies between them."""
    known = one in (Side.LEFT, Side.RIGHT) or (placement in ONE_LEGGED and one is Side.UNKNOWN)
    return one is other and known


def ability(placement: Placement, estimated: bool) -> Ability:
    """What is seen from there, by a sensor that sees all or by one that has to guess."""
    return ROUGHLY.get(placement, ABILITIES[placement]) if estimated else ABILITIES[placement]


IMU_DETECTORS: dict[Placement, Callable[[], ImuDetector]] = {
    Placement.SHANK: _core.ShankDetector,
    Placement.DECK: _core.DeckDetector,
}
