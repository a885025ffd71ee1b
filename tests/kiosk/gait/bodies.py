"""The virtual runner's trunk, as a sensor of any mounting feels it, with the truth beside it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.body.activity import Activity
from kiosk.simulator.member import VirtualMember, move, press_start
from kiosk.simulator.person import Person
from kiosk.simulator.placement import PelvisMotion, TrunkMotion
from kiosk.simulator.sensor import Motion, Sensor, SensorSettings

STAND_S = 5.0
RUN_MPS = 2.8


@dataclass(frozen=True, slots=True)
class Trunk:
    """Samples of one trunk sensor; `motion` is the truth at the same times."""

    time_us: npt.NDArray[np.int64]
    acceleration_mps2: npt.NDArray[np.float32]
    rate_radps: npt.NDArray[np.float32]
    motion: Motion

    @property
    def seconds(self) -> npt.NDArray[np.float64]:
        return self.time_us * 1e-6


def trunk(
    activity: Activity,
    seconds: float,
    *,
    waist: bool = True,
    sensor: SensorSettings | None = None,
    person: Person | None = None,
    seed: int = 1,
) -> Trunk:
    """Stands for five seconds, then moves."""
    start = press_start(STAND_S, RUN_MPS if activity is Activity.RUN else 1.3)
    stay = move(0.0, Activity.STAND)
    on_belt = activity in (Activity.RUN, Activity.WALK)
    script = [start] if on_belt else [stay, move(STAND_S, activity)]
    member = VirtualMember(person, script, seed=seed)
    member.advance(seconds + 1.0)
    motion: PelvisMotion | TrunkMotion = (member.pelvis if waist else member.trunk)(0.0, seconds)
    part = sensor or SensorSettings(rate_hz=208.0)
    t_s = np.arange(int(seconds * part.true_rate_hz) - 1) / part.true_rate_hz + 0.003
    measured = Sensor(part, np.random.default_rng(seed)).measure(motion, t_s)
    assert measured.rate is not None
    return Trunk(
        np.round(t_s * 1e6).astype(np.int64),
        (measured.acceleration * part.acceleration_scale_mps2).astype(np.float32),
        (measured.rate * part.rate_scale_radps).astype(np.float32),
        motion(t_s),
    )
