from dataclasses import fields, replace
from datetime import UTC, datetime
from math import nan

from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine, func, select

from kiosk.coaching.record import VisitRecord
from kiosk.gait.measures import UNKNOWN, Quality, Reading, SetResult, Step
from kiosk.store.keeping import READING_NAMES, STEP_NAMES
from kiosk.store.schema import metadata, visits
from kiosk.store.visits import history, load
from tests.kiosk.store.conftest import a_visit, save
from tests.kiosk.store.conftest import visits as any_visit


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(visit=any_visit)
def test_a_visit_comes_back_as_it_went_in(engine: Engine, visit: VisitRecord) -> None:
    with engine.begin() as connection:
        assert save(connection, visit)
    with engine.connect() as connection:
        assert load(connection, visit.visit_id) == visit


def test_saving_twice_keeps_one(engine: Engine) -> None:
    visit = a_visit()
    with engine.begin() as connection:
        assert save(connection, visit)
        assert not save(connection, visit)
    with engine.connect() as connection:
        assert load(connection, visit.visit_id) == visit


def test_an_unknown_id_is_none(engine: Engine) -> None:
    with engine.connect() as connection:
        assert load(connection, a_visit().visit_id) is None


def test_a_value_that_is_no_number_is_absent_and_costs_nothing_else(engine: Engine) -> None:
    visit = a_visit()
    broken = replace(visit.sets[0].result, cadence_spm=Reading(nan, Quality.MEASURED))
    sets = (replace(visit.sets[0], result=broken),)
    with engine.begin() as connection:
        save(connection, replace(visit, sets=sets))
        back = load(connection, visit.visit_id)
    assert back is not None
    assert back.sets[0].result.cadence_spm == UNKNOWN
    assert back.sets[0].steps == visit.sets[0].steps


def test_history_is_newest_first_whatever_the_zone_and_counts_steps(engine: Engine) -> None:
    noon = a_visit(2, "2026-11-22T12:00:00+00:00")
    earlier_elsewhere = a_visit(5, "2026-11-22T12:30:00+02:00")
    empty = replace(a_visit(started_at="2026-11-20T12:00:00+00:00"), sets=())
    with engine.begin() as connection:
        for visit in (earlier_elsewhere, noon, empty):
            save(connection, visit)
        lines = history(connection)
        assert [(line.visit_id, line.sets, line.steps) for line in lines] == [
            (noon.visit_id, 1, 2),
            (earlier_elsewhere.visit_id, 1, 5),
            (empty.visit_id, 0, 0),
        ]
        assert lines[1].started_at == datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
        assert history(connection, limit=1) == lines[:1]


def test_deleting_a_visit_leaves_nothing_of_it(engine: Engine) -> None:
    with engine.begin() as connection:
        save(connection, a_visit())
        connection.execute(visits.delete())
        left = [
            connection.scalar(select(func.count()).select_from(t)) for t in metadata.tables.values()
        ]
    assert set(left) == {0}


def test_all_that_is_measured_has_a_place() -> None:
    """A new field of Step needs a column and a migration; a new Reading of SetResult needs none."""
    assert {field.name for field in fields(Step)} == set(STEP_NAMES)
    counted = {"started_us", "ended_us", "steps"}
    assert {field.name for field in fields(SetResult)} == set(READING_NAMES) | counted
