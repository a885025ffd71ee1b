"""The lengths of a body's segments from its height."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A body of average proportions: shares of height after Drillis and Contini (1966)."""

    height_m: float = 1.72
    mass_kg: float = 68.0

    @property
    def ankle_height_m(self) -> float:
        return 0.039 * self.height_m

    @property
    def shank_m(self) -> float:
        return 0.246 * self.height_m

    @property
    def thigh_m(self) -> float:
        return 0.245 * self.height_m

    @property
    def hip_height_m(self) -> float:
        """Of a straight leg, sole to hip."""
        return self.ankle_height_m + self.shank_m + self.thigh_m

    @property
    def hip_width_m(self) -> float:
        """Between the two hip joints."""
        return 0.10 * self.height_m

    @property
    def trunk_m(self) -> float:
        """Hip to shoulder."""
        return 0.288 * self.height_m

    @property
    def shoulder_width_m(self) -> float:
        return 0.258 * self.height_m

    @property
    def upper_arm_m(self) -> float:
        return 0.186 * self.height_m

    @property
    def forearm_m(self) -> float:
        """Elbow to the middle of the hand."""
        return 0.200 * self.height_m

    @property
    def head_m(self) -> float:
        """Shoulder line to the crown."""
        return 0.182 * self.height_m

    @property
    def foot_m(self) -> float:
        return 0.152 * self.height_m

    @property
    def heel_to_ball_m(self) -> float:
        """Back of the heel to the joint of the toes, about which the heel rises."""
        return 0.70 * self.foot_m
