"""The public recordings again, as a stranger's pod might have heard them.

A disturbance changes what is heard, never the truth: where it runs at another pace, the steps that
were found are put back to the recording's own before they are judged.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from kiosk.gait.measures import Placement, Step
from kiosk.recordings.columns import STANDARD_GRAVITY_MPS2, Column, Quantity
from kiosk.recordings.score import Floats
from kiosk.recordings.sensor_file import Recording
from kiosk.recordings.truth import Contacts, zero_phase_low_pass

INERTIAL = (Quantity.ACCELERATION, Quantity.RATE)


def unchanged(recording: Recording) -> Recording:
    return recording


@dataclass(frozen=True, slots=True)
class Disturbance:
    """One way in which a recording may be another."""

    family: str
    """Disturbances of a family are one line of the table."""
    heard: Callable[[Recording], Recording] = unchanged
    tempo: float = 1.0
    """Times as fast as the clock says: a pod whose clock is off, or a quicker runner."""
    of: Quantity | None = None
    """What it disturbs; None is anything."""
    begin_s: float = 0.0
    """Of the recording's beginning nothing is heard, and nothing judged."""

    def __call__(self, recording: Recording) -> Recording:
        """What is heard."""
        heard = self.heard(begun(recording, self.begin_s))
        time_us = np.rint(heard.time_us / self.tempo).astype(np.int64)
        return replace(heard, time_us=time_us, rate_hz=heard.rate_hz * self.tempo)

    def concerns(self, placement: Placement) -> bool:
        """Whether it changes what is heard there."""
        return self.of is None or (placement is Placement.BELT) == (self.of is Quantity.FORCE)

    def undone(self, step: Step) -> Step:
        """At the recording's own pace."""
        off_us = None if step.toe_off_us is None else round(step.toe_off_us * self.tempo)
        landed_us = round(step.initial_contact_us * self.tempo)
        return replace(step, initial_contact_us=landed_us, toe_off_us=off_us)

    def judged(self, contacts: Contacts) -> Contacts:
        """Those that a second file tells, since the beginning."""
        return contacts.since(int((contacts.initial_s < self.begin_s).sum()))


AS_RECORDED = Disturbance("as recorded")


def begun(recording: Recording, later_s: float) -> Recording:
    """Without its first moments."""
    kept = recording.time_us >= recording.time_us[0] + round(later_s * 1e6)
    values = {c: v[kept] for c, v in recording.values.items()}
    return replace(recording, time_us=recording.time_us[kept], values=values)


def sampled(rate_hz: float) -> Callable[[Recording], Recording]:
    """Sampled at another rate, by a sensor that filters as it must."""

    def heard(recording: Recording) -> Recording:
        first, last = recording.time_us[0], recording.time_us[-1]
        count = int((last - first) * 1e-6 * rate_hz)
        time_us = first + np.rint(np.arange(count) * 1e6 / rate_hz).astype(np.int64)

        def at(values: Floats) -> Floats:
            smooth = zero_phase_low_pass(values, recording.rate_hz, 0.4 * rate_hz)
            return np.interp(time_us, recording.time_us, smooth)

        values = {c: at(v) for c, v in recording.values.items()}
        return replace(recording, time_us=time_us, values=values, rate_hz=rate_hz)

    return heard


def louder(gain: float, quantity: Quantity) -> Callable[[Recording], Recording]:
    """A cell, or a sensor, that says more or less than there is."""
    return lambda r: replace(
        r, values={c: v * gain if c.quantity is quantity else v for c, v in r.values.items()}
    )


def noisy(sd: dict[Quantity, float], seed: int) -> Callable[[Recording], Recording]:
    """White noise of this SD in SI units."""

    def heard(recording: Recording) -> Recording:
        rng = np.random.default_rng(seed)
        return replace(
            recording,
            values={
                c: v + sd.get(c.quantity, 0.0) * rng.normal(size=len(v))
                for c, v in recording.values.items()
            },
        )

    return heard


def turned(rotation: Floats) -> Callable[[Recording], Recording]:
    """Worn any other way round, so that no axis has a name any more."""

    def heard(recording: Recording) -> Recording:
        values = {c: v for c, v in recording.values.items() if c.quantity not in INERTIAL}
        for quantity, side in _sensors(recording):
            columns = {c.axis: c for c in recording.of(quantity, side)}
            some = next(iter(columns.values()))
            still = np.zeros(len(recording.time_us))
            axes = [recording.values[columns[i]] if i in columns else still for i in range(3)]
            for axis, value in enumerate(rotation @ np.array(axes)):
                values[_unnamed(some, axis)] = value
        return replace(recording, values=values)

    return heard


def _sensors(recording: Recording) -> list[tuple[Quantity, str | None]]:
    return sorted(
        {(c.quantity, c.side) for c in recording.values if c.quantity in INERTIAL}, key=str
    )


def _unnamed(like: Column, axis: int) -> Column:
    name = f"{like.quantity} {'xyz'[axis]}"
    return replace(like, name=name, axis=axis, anatomical=False)


def rotations(count: int, seed: int = 3) -> Iterator[Floats]:
    """Spread over all there are."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        q, r = np.linalg.qr(rng.normal(size=(3, 3)))
        q = q * np.sign(np.diag(r))
        yield q * np.sign(np.linalg.det(q))


def standing(seconds: float) -> Callable[[Recording], Recording]:
    """Begun earlier: the wearer stood still first, with a little noise."""

    def heard(recording: Recording) -> Recording:
        rng, rate_hz = np.random.default_rng(5), recording.rate_hz
        ahead = np.arange(int(seconds * rate_hz), 0, -1)
        before_us = recording.time_us[0] - np.rint(ahead * 1e6 / rate_hz).astype(np.int64)
        values = {}
        for column, value in recording.values.items():
            level = _stood(recording, column)
            noise = 0.01 * np.abs(value).max() * rng.normal(size=len(ahead))
            values[column] = np.concatenate([level + noise, value])
        time_us = np.concatenate([before_us, recording.time_us])
        return replace(recording, time_us=time_us, values=values)

    return heard


def _stood(recording: Recording, column: Column) -> float:
    """The mean, scaled to 1 g where it is a specific force; a gyroscope at rest."""
    mean = float(recording.values[column].mean())
    if column.quantity is Quantity.RATE:
        return 0.0
    if column.quantity is not Quantity.ACCELERATION:
        return mean
    sensor = recording.of(Quantity.ACCELERATION, column.side)
    size = float(np.linalg.norm([recording.values[c].mean() for c in sensor]))
    return mean * STANDARD_GRAVITY_MPS2 / size


def with_losses(share: float, seed: int) -> Callable[[Recording], Recording]:
    """Single samples that never came."""

    def heard(recording: Recording) -> Recording:
        kept = np.random.default_rng(seed).random(len(recording.time_us)) >= share
        values = {c: v[kept] for c, v in recording.values.items()}
        return replace(recording, time_us=recording.time_us[kept], values=values)

    return heard


def in_milliseconds(recording: Recording) -> Recording:
    """Times written with three digits."""
    return replace(recording, time_us=recording.time_us // 1000 * 1000)


NOISE = {Quantity.ACCELERATION: 0.5, Quantity.RATE: 0.05, Quantity.FORCE: 15.0}
"""SDs in SI units: several times what a part of a pod has."""

ACCELERATION, FORCE = Quantity.ACCELERATION, Quantity.FORCE
DISTURBANCES = (
    AS_RECORDED,
    *(Disturbance("begun 0.1 to 1 s later", begin_s=0.11 * i) for i in range(1, 10)),
    *(
        Disturbance("turned, axes unnamed", turned(by), of=ACCELERATION)
        for by in (np.eye(3), *rotations(7))
    ),
    *(Disturbance("stood for 1 and 3 s before", standing(s)) for s in (1.0, 3.0)),
    *(Disturbance("tempo 0.9 to 1.1", tempo=t) for t in (0.9, 0.95, 1.05, 1.1)),
    *(Disturbance("tempo 0.85, 1.15", tempo=t) for t in (0.85, 1.15)),
    *(Disturbance("1 % lost", with_losses(0.01, seed)) for seed in range(3)),
    Disturbance("stamped in ms", in_milliseconds),
    *(Disturbance("noise", noisy(NOISE, seed)) for seed in range(3)),
    *(
        Disturbance("gain off by 5 %", louder(g, ACCELERATION), of=ACCELERATION)
        for g in (0.95, 1.05)
    ),
    *(Disturbance("gain 0.7 to 2", louder(g, FORCE), of=FORCE) for g in (0.7, 1.4, 2.0)),
    *(Disturbance(f"at {hz} Hz", sampled(hz)) for hz in (50, 62.5, 75, 100, 208, 416, 1000)),
)
