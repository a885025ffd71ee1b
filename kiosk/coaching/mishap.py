"""What goes amiss with sensors and belt: said once, kindly, and left out of what is measured."""

from dataclasses import replace
from math import pi
from typing import Any

from kiosk.coaching.metrics import heard
from kiosk.coaching.noise import SAME_SPEED_MPS
from kiosk.coaching.offer import FEET, POSTURE
from kiosk.gait.measures import UNKNOWN, Live
from kiosk.words import N_

SLIPPED: dict[str, Any] = dict.fromkeys(
    (
        *("trunk_lean_rad", "trunk_lean_mid_rad", "hip_hinge_rad", "pelvic_tilt_rad"),
        *("pelvic_tilt_mid_rad", "pelvic_obliquity_rad", "pelvic_drop_mid_rad"),
        *("pelvic_rotation_rad", "lateral_sway_m"),
    ),
    UNKNOWN,
)
"""What a strap that has moved cannot tell."""
GROUPS = {"feet": FEET | {"contact_time", "flight_time"}, "posture": POSTURE}
LOST_US = 5_000_000
SLIPPED_RAD = 40 * pi / 180
"""Nobody runs like this: the strap has moved."""
SLIPPED_US = 2_000_000
SPEED_US = 1_000_000
"""A belt takes this long to say that it really runs at another speed."""

LOST = {
    "feet": N_("A shoe pod fell silent. We go on without it."),
    "posture": N_("A posture pod fell silent. We go on without it."),
}
STRAP = N_("The strap has moved. Posture pauses.")
SPEED = N_("The speed changed. We start this part again.")


class Mishaps:
    """Watches live values. `live` gives what may be used; `said` holds what to tell, once."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        """(note, message id) not yet told."""
        self._known_us: dict[str, int] = {}
        self._lost: set[str] = set()
        self._straight_us: int | None = None
        self._slipped = False
        self._speed_mps: float | None = None
        self._steady_us = 0

    def live(self, live: Live) -> Live:
        """The values without what cannot be true."""
        live = self._strap(live)
        known = heard(live)
        for group, metrics in GROUPS.items():
            if not metrics.isdisjoint(known):
                self._known_us[group] = live.at_us
                self._lost.discard(group)
            elif "cadence" in known and self._silent(group, live.at_us):
                self._lost.add(group)
                self.said.append(("sensor_lost", LOST[group]))
        return live

    def begin_bout(self, at_us: int) -> None:
        """From now on the belt's speed should stay as it is."""
        self._speed_mps, self._steady_us = None, at_us

    def speed_changed(self, live: Live) -> bool:
        """Whether the belt has run at another speed than at the begin of the bout for a while."""
        speed = live.belt_speed_mps.value
        if speed is None:
            return False
        if self._speed_mps is None:
            self._speed_mps = speed
        if abs(speed - self._speed_mps) <= 2 * SAME_SPEED_MPS:
            self._steady_us = live.at_us
        return live.at_us - self._steady_us > SPEED_US

    def _silent(self, group: str, at_us: int) -> bool:
        known_us = self._known_us.get(group)
        return group not in self._lost and known_us is not None and at_us - known_us > LOST_US

    def _strap(self, live: Live) -> Live:
        angles = (live.trunk_lean_rad.value, live.pelvic_tilt_rad.value)
        if all(angle is None or abs(angle) < SLIPPED_RAD for angle in angles):
            self._straight_us, self._slipped = live.at_us, False
            return live
        since_us = self._straight_us if self._straight_us is not None else live.at_us
        self._straight_us = since_us
        if live.at_us - since_us > SLIPPED_US and not self._slipped:
            self._slipped = True
            self.said.append(("strap_slipped", STRAP))
        return replace(live, **SLIPPED)
