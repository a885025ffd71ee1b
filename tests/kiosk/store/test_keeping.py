from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from kiosk.coaching.record import VisitRecord
from kiosk.store.forgetting import Reason, forget
from kiosk.store.keeping import Growing, Kept, keep
from kiosk.store.visits import history, load
from tests.kiosk.store.conftest import SEEN, a_visit, ended, visits


def going_on(visit: VisitRecord, later_s: float = 0) -> Kept:
    return Kept(visit, SEEN + timedelta(seconds=later_s), ended=False)


def as_far_as(visit: VisitRecord, share: float) -> VisitRecord:
    """The visit when only the first part of everything in it had happened."""
    sets = visit.sets[: round(len(visit.sets) * share)]
    if sets:
        last = sets[-1]
        steps = last.steps[: round(len(last.steps) * share)]
        sets = (*sets[:-1], replace(last, steps=steps, outcome="left", cues=()))
    between = visit.between[: round(len(visit.between) * share)]
    answers = visit.answers[: round(len(visit.answers) * share)]
    return replace(visit, sets=sets, between=between, answers=answers, notes=())


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(visit=visits, shares=st.lists(st.floats(0, 1), max_size=4))
def test_a_visit_written_piece_by_piece_is_at_every_moment_what_it_was_then(
    engine: Engine, visit: VisitRecord, shares: list[float]
) -> None:
    visit = _with_distinct_steps(visit)
    growing = Growing()
    for share in [*sorted(shares), 1.0]:
        state = as_far_as(visit, share) if share < 1 else visit
        with engine.begin() as connection:
            growing.write(connection, going_on(state))
            back = load(connection, visit.visit_id)
        assert back == state


def _with_distinct_steps(visit: VisitRecord) -> VisitRecord:
    """No foot lands twice in the same microsecond."""
    sets = tuple(
        replace(
            bout, steps=tuple(replace(s, initial_contact_us=i) for i, s in enumerate(bout.steps))
        )
        for bout in visit.sets
    )
    return replace(visit, sets=sets)


def test_a_late_step_of_an_earlier_set_is_not_lost(engine: Engine) -> None:
    visit = a_visit(6)
    early = replace(visit, sets=(replace(visit.sets[0], steps=visit.sets[0].steps[::2]),))
    growing = Growing()
    with engine.begin() as connection:
        growing.write(connection, going_on(early))
        growing.write(connection, going_on(visit))
        back = load(connection, visit.visit_id)
    assert back is not None
    assert set(back.sets[0].steps) == set(visit.sets[0].steps)


def test_the_end_replaces_what_was_written_on_the_way_and_is_final(engine: Engine) -> None:
    visit = a_visit(6)
    longer = replace(visit, notes=("after the end",))
    with engine.begin() as connection:
        assert keep(connection, going_on(as_far_as(visit, 0.5)))
        assert history(connection)[0].cut_short
        assert keep(connection, ended(visit))
        assert not history(connection)[0].cut_short
        assert not keep(connection, going_on(longer, later_s=60))
        assert not keep(connection, ended(longer))
        assert load(connection, visit.visit_id) == visit


def test_an_older_state_of_a_visit_never_replaces_a_newer_one(engine: Engine) -> None:
    visit = a_visit(6)
    with engine.begin() as connection:
        assert keep(connection, going_on(visit, later_s=5))
        assert not keep(connection, going_on(as_far_as(visit, 0.5), later_s=4))
        assert load(connection, visit.visit_id) == visit
        assert keep(connection, going_on(replace(visit, notes=("on",)), later_s=6))


def test_a_clock_that_is_set_back_in_mid_visit_loses_nothing(engine: Engine) -> None:
    visit = a_visit(9)
    states = [as_far_as(visit, share) for share in (0.3, 0.6, 1.0)]
    with engine.begin() as connection:
        Growing().write(connection, going_on(states[0], later_s=3600))
        again = Growing()  # as after a failed write, and now by a clock an hour behind
        for state in states[1:]:
            again.write(connection, going_on(state))
            back = load(connection, visit.visit_id)
            assert back is not None
            assert back.sets[0].steps == state.sets[0].steps
        assert keep(connection, ended(visit))
        assert load(connection, visit.visit_id) == visit


def test_a_visit_that_is_forgotten_while_it_goes_on_stays_away(engine: Engine) -> None:
    visit, growing = a_visit(9), Growing()
    with engine.begin() as connection:
        forget(connection, [visit.visit_id], Reason.ASKED, "ada")
        for share in (0.3, 1.0):
            growing.write(connection, going_on(as_far_as(visit, share)))
        assert not keep(connection, ended(visit))
        assert history(connection) == []
