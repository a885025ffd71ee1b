"""The cadence aim: from the member's own baseline, capped, in the band only what holds it."""

from kiosk.coaching.view import Band

REFERENCE_BAND_SPM = (170.0, 180.0)
"""The source article's figure; a quiet band, never a pass mark."""
DEFAULT_RAISE_PCT = 5.0
"""Moderate rise with the best-known mechanics (Heiderscheit 2011)."""
MAX_RAISE_PCT = 10.0
"""Fixed: no aim goes further above the own baseline, whatever a program says."""
TOLERANCE_PCT = 3.0
"""Half width of the band: people follow a beat within 2-3 %."""
RUNNING_FROM_SPM = 130.0
"""Nobody runs slower and hardly anybody walks quicker."""
SLOWEST_BEAT_SPM = 150.0
"""Hops that are slower are jumps."""
EASIER_PCT = 2.5
"""One step back, in percent of the baseline: the same size as one step forward."""


def running(cadence_spm: float | None) -> float | None:
    """A cadence, if it is one of running: there is no aim for walking."""
    return cadence_spm if cadence_spm is not None and cadence_spm >= RUNNING_FROM_SPM else None


def cadence_target(
    baseline_spm: float,
    raise_pct: float = DEFAULT_RAISE_PCT,
    tolerance_pct: float = TOLERANCE_PCT,
) -> Band:
    """The band around the aim; from the reference band on the own cadence is held."""
    low, high = REFERENCE_BAND_SPM
    raise_pct = min(max(raise_pct, 0.0), MAX_RAISE_PCT)
    aim = baseline_spm
    if baseline_spm < low:
        aim = min(baseline_spm * (1 + raise_pct / 100), high)
    return band_around(aim, tolerance_pct)


def easier(band: Band, baseline_spm: float) -> Band:
    """One step back towards the own baseline, never below it."""
    aim = max(baseline_spm, band.target - baseline_spm * EASIER_PCT / 100)
    return band_around(aim, 100 * (band.high / band.target - 1))


def easier_beat(beat_spm: float) -> float:
    """One step back of a beat that is no running cadence; from the slowest springs on it stays."""
    return max(beat_spm * (1 - EASIER_PCT / 100), min(beat_spm, SLOWEST_BEAT_SPM))


def band_around(aim_spm: float, tolerance_pct: float = TOLERANCE_PCT) -> Band:
    """An aim with its tolerance."""
    width = aim_spm * tolerance_pct / 100
    return Band(aim_spm - width, aim_spm, aim_spm + width)
