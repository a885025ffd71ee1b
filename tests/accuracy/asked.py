"""What the issue asks on the recordings, a row a placement, beside what was scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from tests.accuracy.figures import Row


@dataclass(frozen=True, slots=True)
class Asked:
    """Shares, and times in s; infinite where nothing is asked."""

    found: float = 1.0
    both: float = 0.0
    false: float = np.inf
    contact_bias_s: float = np.inf
    contact_sd_s: float = np.inf
    contact_rmse_s: float = np.inf
    cadence: float = np.inf
    initial_sd_s: float = np.inf
    toe_off_sd_s: float = np.inf


ON_RECORDINGS: Mapping[str, Asked] = MappingProxyType(
    {
        "belt force, 50 N": Asked(both=1.0, contact_bias_s=0.003, contact_sd_s=0.003),
        "sacrum, alone": Asked(0.99, 0.99, 0, contact_rmse_s=0.017, cadence=0.005),
        "sacrum, speed and slope told": Asked(0.99, 0.99, 0, contact_rmse_s=0.011, cadence=0.005),
        "shank, running": Asked(0.99, 0.99, contact_rmse_s=0.012),
        "shank, walking": Asked(0.98, 0.98, contact_rmse_s=0.030),
        "foot, walking": Asked(both=1.0, initial_sd_s=0.015, toe_off_sd_s=0.020),
        "foot from markers, running": Asked(contact_bias_s=0.012),
        "deck, a phone on the console": Asked(initial_sd_s=0.020),
        "foot, walking, no gyroscope": Asked(found=0.0),
    }
)
"""By the name of a group."""


def not_met(row: Row) -> list[str]:
    """What is asked of this row and not met."""
    asked, s = ON_RECORDINGS[row.name], row.score
    contact, initial, off = s.contact_time_s, s.initial_contact_s, s.toe_off_s
    pairs = [
        ("found", asked.found, s.found / s.true),
        ("both", asked.both, s.both / s.true),
    ]
    below = [name for name, least, scored in pairs if scored < least]
    limits = [
        ("false", asked.false, s.false),
        ("contact bias", asked.contact_bias_s, contact and abs(contact.bias)),
        ("contact SD", asked.contact_sd_s, contact and contact.sd),
        ("contact RMSE", asked.contact_rmse_s, contact and contact.rmse),
        ("cadence", asked.cadence, s.cadence_error and abs(s.cadence_error)),
        ("IC SD", asked.initial_sd_s, initial and initial.sd),
        ("toe-off SD", asked.toe_off_sd_s, off and off.sd),
    ]
    return below + [
        name for name, most, scored in limits if np.isfinite(most) and not _within(scored, most)
    ]


def _within(scored: float | None, most: float) -> bool:
    """What was not scored at all is not met."""
    return scored is not None and scored <= most
