"""What a page shows after a touch of its own, which no View tells: for the gallery and checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.coaching.member import Consent


@dataclass(frozen=True, slots=True)
class Pose:
    """A state of the gallery, and which of its page's properties a touch would have set."""

    state: str
    touched: Mapping[str, Any] = field(default_factory=dict)


POSES: Mapping[str, Pose] = {
    "ready_ticked": Pose("ready", {"ticked": 0b011}),
    "who_name": Pose("who", {"step": "name", "name": "ANA"}),
    "who_pin": Pose("who", {"step": "pin", "pin": "25"}),
    "who_pin_new": Pose("who", {"joins": True, "step": "pin"}),
    "who_pin_busy": Pose("who_busy", {"step": "pin", "pin": "2580"}),
    "who_pin_refused": Pose("who_refused", {"step": "pin"}),
    "who_pin_waits": Pose("who_waits", {"step": "pin"}),
    "who_consent": Pose("who", {"joins": True, "step": "consent"}),
    "who_consent_given": Pose(
        "who",
        {"joins": True, "step": "consent", "sixteen": True, "given": [Consent.STORE]},
    ),
    "who_member_consent": Pose("who_member", {"step": "consent", "given": list(Consent)}),
    "summary_take_home": Pose("summary", {"over": "take"}),
    "summary_take_home_waits": Pose("summary_guest", {"over": "take"}),
    "summary_take_home_no_network": Pose("summary_no_network", {"over": "take"}),
    "summary_forget": Pose("summary", {"over": "forget"}),
}
