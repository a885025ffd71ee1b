"""A deck sensor on its cable, nothing in the air: cadence for a member who wears nothing."""

import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from kiosk.app import Kiosk
from kiosk.body.activity import Activity
from kiosk.cli.opening import visits_of
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import View
from kiosk.gait.measures import Quality
from kiosk.radio.cable_radio import CableRadio
from kiosk.radio.monotonic import MonotonicClock
from kiosk.simulator.deck_noise import GYM
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Faults, Place, movement, signal
from tests.kiosk.radio.deck_on_a_pty import build, deck

DECK = SensorSettings(rate_hz=17 / 669 * 32768, acceleration_range_g=4, gyroscope=False)
ENOUGH_S = 30.0


class Nothing:
    """Keeps no visit."""

    def keep(self, visit: VisitRecord) -> None: ...
    def progress(self, visit: VisitRecord) -> None: ...


def shown(kiosk: Kiosk) -> View:
    """The first View with a cadence of six steps and more, or the last one before patience ends."""
    until = time.monotonic() + ENOUGH_S
    steady = 0
    while steady < 100 and time.monotonic() < until and kiosk.failure is None:
        time.sleep(0.02)
        steady += kiosk.view().live.cadence_spm.value is not None
    return kiosk.view()


def test_the_deck_gives_cadence_and_no_contact_time(tmp_path: Path) -> None:
    member = movement(Activity.RUN, 12.0, speed_mps=3.0)
    heard = signal(member, Place.DECK, sensor=DECK, faults=Faults(deck=GYM), start_s=4.0)
    assert heard.acceleration_mps2 is not None
    counts = np.rint(heard.acceleration_mps2 / DECK.acceleration_scale_mps2).astype(np.int16)
    truth_s = np.array([c.initial_contact_s for c in heard.truth if c.initial_contact_s > 4.0])
    clock = MonotonicClock()
    empty = SimulatedRadio(VirtualMember(), clock, ())
    with deck(build(tmp_path), counts, tmp_path) as (path, _):
        kiosk = Kiosk(
            *(lambda: nullcontext(empty), clock, visits_of("demo"), Nothing()),
            cables=lambda: CableRadio(lambda: [path]),
        )
        kiosk.start()
        view = shown(kiosk)
        kiosk.close()
    assert kiosk.failure is None
    assert view.live.cadence_spm.value == pytest.approx(60 / np.diff(truth_s).mean(), rel=0.03)
    assert view.live.contact_time_s.quality is Quality.UNKNOWN
    assert [(c.kind, c.ready) for c in view.connections] == [("deck sensor", True)]
