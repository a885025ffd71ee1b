"""Scores are counted so that no detector looks better than it is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.recordings.score import Error, join, match, score
from kiosk.recordings.truth import Contacts

INITIAL_S = np.arange(20) * 0.36 + 1.0
TRUTH = Contacts(INITIAL_S, INITIAL_S + np.linspace(0.24, 0.26, 20))


def test_the_truth_itself_scores_without_fault() -> None:
    figures = score(match(TRUTH, TRUTH.initial_s, TRUTH.toe_off_s))
    assert (figures.true, figures.found, figures.both, figures.false) == (17, 17, 17, 0)
    assert figures.contact_time_s == Error(17, 0.0, 0.0, 0.0)
    assert figures.cadence_error == 0.0
    assert figures.constant_rmse_s == pytest.approx(TRUTH.duration_s[3:].std())


@given(bias_s=st.floats(-0.03, 0.03), stretch_s=st.floats(-0.03, 0.03))
def test_bias_is_reported_as_what_it_is(bias_s: float, stretch_s: float) -> None:
    found = match(TRUTH, TRUTH.initial_s + bias_s, TRUTH.toe_off_s + bias_s + stretch_s)
    figures = score(found)
    assert figures.initial_contact_s is not None
    assert figures.contact_time_s is not None
    assert figures.initial_contact_s.bias == pytest.approx(bias_s, abs=1e-9)
    assert figures.contact_time_s.bias == pytest.approx(stretch_s, abs=1e-9)
    assert figures.contact_time_s.rmse == pytest.approx(abs(stretch_s), abs=1e-9)


def test_a_missed_step_is_missed_and_shows_in_the_cadence() -> None:
    kept = np.arange(20) != 10
    figures = score(match(TRUTH, TRUTH.initial_s[kept], TRUTH.toe_off_s[kept]))
    assert (figures.true, figures.found, figures.false) == (17, 16, 0)
    assert figures.cadence_error == pytest.approx(15 / 16 - 1)


def test_an_invented_step_is_false() -> None:
    initial_s = np.sort(np.append(TRUTH.initial_s, 4.4 + 0.1))
    toe_off_s = initial_s + 0.2
    assert score(match(TRUTH, initial_s, toe_off_s)).false == 1


def test_one_detection_cannot_serve_two_contacts() -> None:
    close = Contacts(np.array([1.0, 1.1]), np.array([1.05, 1.15]))
    figures = score(match(close, np.array([1.06]), np.array([1.16]), skip=0))
    assert (figures.true, figures.found) == (2, 1)
    assert figures.initial_contact_s == Error(1, pytest.approx(-0.04), 0.0, pytest.approx(0.04))


def test_what_happens_while_the_detector_settles_is_not_scored() -> None:
    figures = score(match(TRUTH, TRUTH.initial_s[3:], TRUTH.toe_off_s[3:]))
    assert (figures.true, figures.found) == (17, 17)
    early = np.concatenate([[0.1, 0.5, 0.9], TRUTH.initial_s[3:]])
    assert score(match(TRUTH, early, early + 0.2)).false == 0


def test_an_unknown_toe_off_is_found_but_not_both() -> None:
    figures = score(match(TRUTH, TRUTH.initial_s, np.full(20, np.nan)))
    assert (figures.found, figures.both) == (17, 0)
    assert figures.contact_time_s is None


def test_nothing_found_has_no_errors_rather_than_none() -> None:
    figures = score(match(TRUTH, np.empty(0), np.empty(0)))
    assert (figures.true, figures.found, figures.false) == (17, 0, 0)
    assert figures.initial_contact_s is None
    assert figures.cadence_error is None
    assert score(join([])).true == 0


def test_pooling_weighs_every_contact_the_same() -> None:
    early = match(TRUTH, TRUTH.initial_s - 0.01, TRUTH.toe_off_s)
    late = match(TRUTH, TRUTH.initial_s[:10] + 0.01, TRUTH.toe_off_s[:10])
    pooled = score(join([early, late]))
    assert pooled.true == 34
    assert pooled.initial_contact_s is not None
    assert pooled.initial_contact_s.bias == pytest.approx((17 * -0.01 + 7 * 0.01) / 24)
    assert pooled.cadence_error == pytest.approx(0.0, abs=1e-9)
