"""The same ten minutes for everybody: a shoe, a waist and a belt at 200 Hz, running at 167 steps a
minute. Made by formula, so that a peer in an environment of its own needs NumPy alone to read it.

    python signals.py OUT.npz
"""

import sys

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 200.0
SAMPLES = 120_000
STRIDE_S = 0.72
STEP_S = STRIDE_S / 2
CONTACT_S = 0.24
GRAVITY_MPS2 = 9.80665
BODY_N = 690.0

Signal = NDArray[np.float64]


def lobe(phase: Signal, begin: float, end: float) -> Signal:
    """A smooth bump, 0 outside, 1 in the middle."""
    inside = (phase > begin) & (phase < end)
    return np.where(inside, np.sin(np.pi * (phase - begin) / (end - begin)) ** 2, 0.0)


def shoe(t: Signal, noise: np.random.Generator) -> tuple[Signal, Signal]:
    """Acceleration (n, 3) in m/s², rate (n, 3) in rad/s: x forward, y left, z up."""
    phase = np.mod(t, STRIDE_S)
    swing = CONTACT_S + 0.1
    toes_up = 10.0 * (
        lobe(phase, swing, STRIDE_S + 0.02) + lobe(phase + STRIDE_S, swing, STRIDE_S + 0.02)
    )
    toes_up -= 5.0 * lobe(phase, 0.0, 0.07) + 9.0 * lobe(phase, 0.1, CONTACT_S + 0.12)
    jolt = 90.0 * lobe(phase, 0.0, 0.016)
    acceleration = np.stack([-0.4 * jolt, 0 * jolt, GRAVITY_MPS2 + jolt], axis=1)
    rate = np.stack([0 * toes_up, -toes_up, 0 * toes_up], axis=1)
    return (
        acceleration + noise.normal(0, 0.5, acceleration.shape),
        rate + noise.normal(0, 0.05, rate.shape),
    )


def push(t: Signal) -> Signal:
    """Ground force in body weights; its mean over a step is one."""
    phase = np.mod(t, STEP_S)
    peak = np.pi / 2 * STEP_S / CONTACT_S
    return np.where(phase < CONTACT_S, peak * np.sin(np.pi * phase / CONTACT_S), 0.0)


def everything() -> dict[str, Signal]:
    """Times, shoe, waist and belt force."""
    noise = np.random.default_rng(20261122)
    t = np.arange(SAMPLES) / RATE_HZ
    foot_acceleration, foot_rate = shoe(t, noise)
    waist = noise.normal(0, 0.3, (SAMPLES, 3))
    waist[:, 2] += GRAVITY_MPS2 * push(t)
    sway = 0.3 * np.sin(2 * np.pi * t / STRIDE_S)
    waist_rate = np.stack([sway, 0.5 * sway, 0.8 * sway], axis=1)
    force = BODY_N * push(t) + 0.15 * t + noise.normal(0, 5, SAMPLES)
    return {
        "t_s": t,
        "foot_acceleration_mps2": foot_acceleration,
        "foot_rate_radps": foot_rate,
        "waist_acceleration_mps2": waist,
        "waist_rate_radps": waist_rate + noise.normal(0, 0.01, waist_rate.shape),
        "force_n": force,
    }


if __name__ == "__main__":
    np.savez(sys.argv[1], **everything())
