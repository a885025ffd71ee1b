"""Signs: against nothing, the own baseline, the first set or the aim; unknown shows nothing."""

import pytest

from kiosk.coaching.exercise import ErrorSigns, Sign
from kiosk.coaching.signs import References, holds, means, shown, values_of
from kiosk.coaching.target import band_around
from kiosk.gait.measures import Live, Quality, Reading

LEAN = Sign(metric="trunk_lean", above=12, unit="deg")
SWAY = Sign(metric="lateral_sway", above=30, unit="%", than="baseline")
SLOW = Sign(metric="cadence", below=-3, unit="%", than="target")
TILT = Sign(metric="pelvic_tilt", above=6, unit="deg", than="first_set")


@pytest.mark.parametrize(
    ("sign", "value", "expected"),
    [
        (LEAN, 0.2, False),  # 11.5 degrees
        (LEAN, 0.22, True),  # 12.6 degrees
        (SWAY, 0.025, False),
        (SWAY, 0.027, True),
        (SLOW, 164.0, False),
        (SLOW, 162.0, True),
        (TILT, 0.14, False),
        (TILT, 0.16, True),
    ],
)
def test_a_sign_holds_beyond_its_limit(sign: Sign, value: float, expected: bool) -> None:
    to = References({"lateral_sway": 0.02}, {"pelvic_tilt": 0.05}, {}, band_around(168))
    assert holds(sign, value, to) is expected


@pytest.mark.parametrize("sign", [SWAY, SLOW, TILT])
def test_without_something_to_compare_with_nothing_is_shown(sign: Sign) -> None:
    assert not holds(sign, 1000.0, References())
    assert not holds(sign, -1000.0, References())


def test_an_error_needs_all_its_signs_and_at_least_one() -> None:
    both = ErrorSigns(name="both", cue="Tall.", signs=(LEAN, SLOW))
    asked = ErrorSigns(name="asked", cue="Breathe.")
    to = References(target=band_around(168))
    assert shown([both, asked], {"trunk_lean": 0.3, "cadence": 150.0}, to) == {"both"}
    assert shown([both, asked], {"trunk_lean": 0.3}, to) == frozenset()


def test_means_leave_out_what_was_unknown() -> None:
    lives = [
        Live(0, trunk_lean_rad=Reading(0.1, Quality.MEASURED)),
        Live(1, trunk_lean_rad=Reading(0.3, Quality.MEASURED)),
        Live(2),
    ]
    assert means(lives) == {"trunk_lean": pytest.approx(0.2)}
    assert values_of(lives[2]) == {}
