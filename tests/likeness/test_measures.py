"""The comparison finds what is there."""

import numpy as np
import pytest

from tests.likeness.measures import PROFILE, alike, at_event, extreme, fast_share, profile, size
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


def test_power_is_shared_out_by_frequency() -> None:
    mixed = np.sin(2 * np.pi * 5 * TIME_S) + np.sin(2 * np.pi * 60 * TIME_S)
    assert fast_share(HEARD, mixed, 20.0) == pytest.approx(0.5, abs=0.01)


def test_smoothing_takes_three_decibels_at_its_cutoff_and_delays_nothing() -> None:
    tone = np.sin(2 * np.pi * 20 * TIME_S)
    heard = smoothed(Heard(TIME_S, tone[:, None], CONTACTS_S), 20.0)
    ratio = heard.axes[500:-500, 0].std() / tone[500:-500].std()
    assert ratio == pytest.approx(np.sqrt(0.5), rel=0.02)
    assert alike(heard.axes[500:-500, 0], tone[500:-500]) > 0.999
