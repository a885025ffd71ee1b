"""Every metric a staff file may name is a field of Live or computed by the visit."""

from dataclasses import fields, replace

from kiosk.coaching.metrics import METRICS, heard
from kiosk.gait.measures import Live, Quality, Reading


def test_every_metric_has_its_field() -> None:
    there = {field.name for field in fields(Live)}
    assert {m.field for m in METRICS.values() if m.field is not None} <= there


def test_only_what_is_known_is_heard() -> None:
    assert heard(Live(0)) == {}
    lean = Reading(0.0, Quality.ESTIMATED)
    assert heard(replace(Live(0), trunk_lean_rad=lean)) == {"trunk_lean": lean}
