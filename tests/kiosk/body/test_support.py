"""Which contacts are one support, and which push like a spring."""

import pytest

from kiosk.body.footfall import Footfall
from kiosk.body.support import supports


def fall(ic_s: float, to_s: float, **shape: float) -> Footfall:
    return Footfall(ic_s=ic_s, to_s=to_s, **shape)


def test_running_contacts_stand_alone_and_spring() -> None:
    found = supports([fall(0.0, 0.25), fall(0.35, 0.6), fall(0.7, 0.95)])
    assert [s.springs for s in found] == [False, True, False]  # first and last know one side only
    assert found[1].arriving_mps < 0.0 < found[1].leaving_mps


def test_feet_of_a_hop_are_one_support() -> None:
    hops = [fall(k * 0.36 + lag, k * 0.36 + 0.21) for k in range(3) for lag in (0.0, 0.02)]
    found = supports(hops)
    assert len(found) == 3
    assert found[1].springs
    assert found[1].contact_s == pytest.approx(0.21)


def test_walking_is_one_long_support_that_rises_once_a_step() -> None:
    found = supports([fall(0.5 * k, 0.5 * k + 0.62, vault_m=0.03) for k in range(5)])
    assert len(found) == 1
    assert not found[0].springs
    assert len(found[0].rises) == 3
    assert found[0].rises[0].end_s - found[0].rises[0].start_s == pytest.approx(0.5)


def test_a_flight_takes_off_higher_than_it_lands() -> None:
    first = supports([fall(0.0, 0.25, rise_share=0.4), fall(0.35, 0.6)])[0]
    flight_s = 0.10
    landing = first.rise_m + first.leaving_mps * flight_s - 0.5 * 9.80665 * flight_s**2
    assert first.rise_m > 0.0
    assert landing == pytest.approx(0.0, abs=1e-12)
