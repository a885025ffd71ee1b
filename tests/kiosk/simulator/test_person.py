"""Norms that a person's habits follow."""

import pytest

from kiosk.simulator.person import Person


def test_contact_shortens_with_speed_as_measured() -> None:
    person = Person(contact_s=0.255)
    measured = {2.5: 0.280, 3.0: 0.255, 3.5: 0.235, 4.0: 0.215, 5.0: 0.185}
    for speed_mps, contact_s in measured.items():
        assert person.running_contact_s(speed_mps) == pytest.approx(contact_s, abs=0.002)


def test_cadence_rises_with_speed() -> None:
    person = Person()
    assert person.running_cadence_spm(4.0) > person.running_cadence_spm(3.0)
    assert 90 < person.walking_cadence_spm(0.8) < person.walking_cadence_spm(1.6) < 135
