"""What a contact is."""

import pytest

from kiosk.body.activity import Activity
from kiosk.simulator.truth import Contact, Foot


def test_contact_time_and_the_other_foot() -> None:
    contact = Contact(Foot.LEFT, 1.0, 1.25, Activity.RUN, 0.2)
    assert contact.contact_s == pytest.approx(0.25)
    assert contact.foot.other is Foot.RIGHT
    assert contact.foot.other.other is Foot.LEFT
