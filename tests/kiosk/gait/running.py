"""A runner as physics would have it: half-sine pushes and free falls, any rate."""

import numpy as np
import numpy.typing as npt

GRAVITY_MPS2 = 9.80665


def times_us(rate_hz: float, seconds: float) -> npt.NDArray[np.int64]:
    return np.round(np.arange(int(rate_hz * seconds)) * 1e6 / rate_hz).astype(np.int64)


def push(
    time_us: npt.NDArray[np.int64], contact_s: float = 0.24, step_s: float = 0.36
) -> npt.NDArray[np.float64]:
    """Vertical force in body weights; the first contact begins at 0.4 s."""
    t = time_us * 1e-6 - 0.4
    phase = np.mod(t, step_s)
    peak = np.pi / 2 * step_s / contact_s
    on = (t >= 0) & (phase < contact_s)
    return np.where(on, peak * np.sin(np.pi * phase / contact_s), 0.0)


def belt_force_n(time_us: npt.NDArray[np.int64], **how: float) -> npt.NDArray[np.float32]:
    return (push(time_us, **how) * 700.0).astype(np.float32)


def trunk_mps2(time_us: npt.NDArray[np.int64], **how: float) -> npt.NDArray[np.float32]:
    acceleration = np.full((len(time_us), 3), np.nan, np.float32)
    acceleration[:, 2] = push(time_us, **how) * GRAVITY_MPS2
    return acceleration


def lobe(t: npt.NDArray[np.float64], begin_s: float, end_s: float) -> npt.NDArray[np.float64]:
    """A smooth rise to 1 and back, zero outside."""
    part = (t - begin_s) / (end_s - begin_s)
    return np.where((part > 0) & (part < 1), np.sin(np.pi * np.clip(part, 0, 1)) ** 2, 0.0)


def shoe(
    time_us: npt.NDArray[np.int64], contact_s: float = 0.24, stride_s: float = 0.72
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Acceleration in m/s² and rate in rad/s of a shoe; x forward, y left, z up.

    First landing at 0.4 s; at toe-off the push has let go to 0.95 of its most.
    """
    phase = np.mod(time_us * 1e-6 - 0.4, stride_s)
    swing_begin = contact_s + 0.1
    toes_up = (
        10.0 * lobe(phase, swing_begin, stride_s + 0.02)
        + 10.0 * lobe(phase + stride_s, swing_begin, stride_s + 0.02)
        - 5.0 * lobe(phase, 0.0, 0.07)
        - 9.0 * lobe(phase, contact_s - 0.16, contact_s + 0.1197)
    )
    jolt = 90.0 * lobe(phase, 0.0, 0.016)
    nothing = np.zeros_like(phase)
    acceleration = np.column_stack([-0.4 * jolt, nothing, jolt + GRAVITY_MPS2])
    rate = np.column_stack([nothing, -toes_up, nothing])
    return acceleration.astype(np.float32), rate.astype(np.float32)
