"""Footfalls as columns, and the stretch of them that matters."""

import numpy as np
import pytest

from kiosk.body.footfall import Footfall, Footfalls

FALLS = Footfalls([Footfall(ic_s=float(k), to_s=k + 0.3, x_m=2.0 * k) for k in range(10)])


def test_columns_are_in_order() -> None:
    assert FALLS["ic_s"].tolist() == list(range(10))
    assert np.diff(FALLS["x_m"]) == pytest.approx(2.0)
    assert len(FALLS) == 10


def test_a_stretch_holds_everything_that_shapes_it() -> None:
    """The footfall before, for the swing that leads in, and the one after, for the swing out."""
    part = FALLS.between(3.5, 5.1)
    assert part["ic_s"][0] <= 3.0
    assert part["ic_s"][-1] >= 6.0
    assert FALLS.between(-5.0, -4.0)["ic_s"][0] == 0.0
    assert FALLS.between(50.0, 51.0)["ic_s"][-1] == 9.0


def test_moved_changes_only_what_is_named() -> None:
    fall = Footfall(ic_s=1.0)
    assert fall.moved(ic_s=2.0, sink_mps=1.5).moved(ic_s=1.0, sink_mps=0.9) == fall
