"""The devices around a member: what a gym lends, and what members bring along."""

from collections.abc import Callable

import numpy as np

from kiosk.simulator.member import VirtualMember
from kiosk.simulator.pod import MotionFor, Pod, PodSettings
from kiosk.simulator.polar import PolarH10
from kiosk.simulator.sensor import MotionAt
from kiosk.simulator.treadmill import Treadmill
from kiosk.simulator.truth import Foot
from kiosk.simulator.wearables import Footpod, HeartStrap

BELT_ADDRESS = "F0:00:00:00:00:01"
POD_ADDRESSES = {Foot.LEFT: "F0:00:00:00:00:11", Foot.RIGHT: "F0:00:00:00:00:12"}
WAIST_ADDRESS, UPPER_BACK_ADDRESS = "F0:00:00:00:00:13", "F0:00:00:00:00:14"
STRAP_ADDRESS, H10_ADDRESS = "F0:00:00:00:00:21", "F0:00:00:00:00:22"
FOOTPOD_ADDRESS = "F0:00:00:00:00:23"
_AROUND_S = 0.05


def belt(member: VirtualMember, remote_start: bool = False) -> Treadmill:
    """The belt's radio."""
    return Treadmill(BELT_ADDRESS, "Virtual Belt", member, remote_start)


def shoe_pod(member: VirtualMember, foot: Foot, settings: PodSettings | None = None) -> Pod:
    """A pod on the instep of one shoe."""
    return _pod(
        POD_ADDRESSES[foot],
        f"Treadform {foot.value} shoe",
        member,
        lambda start_s, end_s: member.foot(foot, start_s, end_s),
        settings,
        1 + list(Foot).index(foot),
    )


def waist_pod(member: VirtualMember, settings: PodSettings | None = None) -> Pod:
    """A pod on the sacrum."""
    return _pod(WAIST_ADDRESS, "Treadform waist", member, member.pelvis, settings, 3)


def upper_back_pod(member: VirtualMember, settings: PodSettings | None = None) -> Pod:
    """A pod between the shoulder blades."""
    return _pod(
        UPPER_BACK_ADDRESS,
        "Treadform upper back",
        member,
        lambda start_s, end_s: member.trunk(start_s, end_s, on_back=True),
        settings,
        4,
    )


def heart_strap(member: VirtualMember) -> HeartStrap:
    """A plain strap."""
    return HeartStrap(STRAP_ADDRESS, "HR Strap 0021", member)


def polar_h10(member: VirtualMember) -> PolarH10:
    """A strap with raw chest acceleration."""
    return PolarH10(H10_ADDRESS, "Polar H10 00000022", member)


def footpod(member: VirtualMember, counts_both_feet: bool = True) -> Footpod:
    """A pod of another maker."""
    return Footpod(FOOTPOD_ADDRESS, "Footpod 0023", member, counts_both_feet)


def shoes(member: VirtualMember, settings: PodSettings | None = None) -> tuple[Pod, Pod]:
    """A pod on each shoe."""
    return shoe_pod(member, Foot.LEFT, settings), shoe_pod(member, Foot.RIGHT, settings)


def full_kit(
    member: VirtualMember, settings: PodSettings | None = None
) -> tuple[Treadmill, Pod, Pod, Pod, Pod]:
    """A belt and a pod on both shoes, the waist and the upper back."""
    trunk = waist_pod(member, settings), upper_back_pod(member, settings)
    return belt(member), *shoes(member, settings), *trunk


def _pod(
    address: str,
    name: str,
    member: VirtualMember,
    motion: Callable[[float, float], MotionAt],
    settings: PodSettings | None,
    stream: int,
) -> Pod:
    def reached(start_s: float, end_s: float) -> MotionAt:
        member.advance(end_s)
        return motion(start_s - _AROUND_S, end_s + _AROUND_S)

    motion_for: MotionFor = reached
    rng = np.random.default_rng([member.seed, stream])
    return Pod(address, name, motion_for, settings or PodSettings(), rng)
