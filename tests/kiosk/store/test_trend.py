from dataclasses import replace

from kiosk.coaching.member import Consent
from kiosk.coaching.record import SetRecord, VisitRecord
from kiosk.gait.measures import Quality, Reading, SetResult
from kiosk.store import Archive
from kiosk.store.trend import trend
from tests.kiosk.store.conftest import a_visit, joins, keep_for


def measured(day: int, before: float, after: float | None) -> VisitRecord:
    def bout(exercise: str, spm: float | None) -> SetRecord:
        cadence = Reading(spm, Quality.MEASURED, 0.5) if spm else SetResult(0, 1, 0).cadence_spm
        speed = Reading(2.8, Quality.MEASURED, 0.01)
        return SetRecord(exercise, 1, SetResult(0, 1, 0, cadence_spm=cadence, belt_speed_mps=speed))

    sets = (bout("baseline", before), bout("retest", after))
    return replace(a_visit(started_at=f"2026-11-{day:02}T10:00:00+00:00"), sets=sets)


def test_a_point_a_visit_in_order_with_gaps_where_nothing_was_measured(archive: Archive) -> None:
    member = joins(archive, "Sam", Consent.STORE)
    for visit in (measured(3, 164, None), measured(1, 160, 165)):
        keep_for(archive, member, visit)
    keep_for(archive, joins(archive, "Kim", Consent.STORE), measured(2, 150, 151))
    with archive._within.reading() as connection:
        points = trend(connection, member.member().member_id, "cadence_spm")
    assert [(p.started_at.day, p.before, p.after, p.belt_speed_mps) for p in points] == [
        *((1, 160, 165, 2.8), (3, 164, None, 2.8))
    ]
