"""The comparison finds what is there."""

import numpy as np
import pytest

from tests.likeness.measures import (
    PROFILE,
    alike,
    at_event,
    between,
    extreme,
    fast_share,
    hard_jolt,
    light_share,
    profile,
    size,
)
from tests.likeness.twin import Heard, smoothed

TIME_S = np.arange(0.0, 20.0, 0.002)
CONTACTS_S = np.array([(s, s + 0.25) for s in np.arange(1.0, 18.0, 0.7)])
BUMP = sum(np.exp(-0.5 * ((TIME_S - s - 0.03) / 0.005) ** 2) for s, _ in CONTACTS_S)
HEARD = Heard(TIME_S, np.stack([BUMP, 2 * BUMP, 2 * BUMP], axis=1), CONTACTS_S)


def test_a_peak_is_found_with_its_size_and_time() -> None:
    assert extreme(HEARD, BUMP, 0.0, 0.1) == pytest.approx((1.0, 30.0), abs=1.1)
    assert extreme(HEARD, BUMP, -0.25, 0.0, event=1)[1] == pytest.approx(-220.0, abs=1.1)
    assert at_event(HEARD, BUMP, 0) == pytest.approx(0.0, abs=1e-3)
    assert size(HEARD).max() == pytest.approx(3.0, rel=0.01)


def test_a_course_is_the_median_contact() -> None:
    course = profile(HEARD, BUMP)
    assert PROFILE[np.argmax(course)] == pytest.approx(0.1, abs=0.03)
    assert alike(course, 3.0 * course + 1.0) == pytest.approx(1.0)
    assert alike(course, -course) == pytest.approx(-1.0)


def test_a_part_of_the_course_has_its_mean() -> None:
    assert between(HEARD, TIME_S, 0.4, 0.6) == pytest.approx(
        np.median(CONTACTS_S[1:-1].mean(axis=1)), abs=1e-6
    )
    assert between(HEARD, BUMP, 0.4, 0.6) < 1e-3 < between(HEARD, BUMP, 0.0, 0.2)


def test_lightness_and_jolts_are_counted() -> None:
    light = np.where(TIME_S % 1.0 < 0.25, 0.2, 1.0)
    heard = Heard(TIME_S, np.stack([light, 0.0 * light, 0.0 * light], axis=1), CONTACTS_S)
    assert light_share(heard, 0.6) == pytest.approx(0.25, abs=0.01)
    assert hard_jolt(heard) == 0.0  # 38 of 10,000 changes
    ramp = Heard(TIME_S, np.stack([3.0 * TIME_S, 4.0 * TIME_S, 0.0 * TIME_S], axis=1), CONTACTS_S)
    assert hard_jolt(ramp) == pytest.approx(5.0)


def test_power_is_shared_out_by_frequency() -> None:
    mixed = np.sin(2 * np.pi * 5 * TIME_S) + np.sin(2 * np.pi * 60 * TIME_S)
    assert fast_share(HEARD, mixed, 20.0) == pytest.approx(0.5, abs=0.01)


def test_smoothing_takes_three_decibels_at_its_cutoff_and_delays_nothing() -> None:
    tone = np.sin(2 * np.pi * 20 * TIME_S)
    heard = smoothed(Heard(TIME_S, tone[:, None], CONTACTS_S), 20.0)
    ratio = heard.axes[500:-500, 0].std() / tone[500:-500].std()
    assert ratio == pytest.approx(np.sqrt(0.5), rel=0.02)
    assert alike(heard.axes[500:-500, 0], tone[500:-500]) > 0.999
