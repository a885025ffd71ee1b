"""A database to write to, and visits to write."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from kiosk.coaching.member import Consent, Join
from kiosk.coaching.record import AnswerRecord, SetRecord, VisitRecord
from kiosk.gait.measures import UNKNOWN, Mode, Placement, Quality, Reading, SetResult, Side, Step
from kiosk.store import Archive, new_id, pins
from kiosk.store.database import open_database
from kiosk.store.keeping import Kept, keep
from kiosk.store.member_door import MemberSession
from tests.kiosk.store.made_up import a_visit as a_visit

A_DAY_US = 24 * 3_600_000_000
times_us = st.integers(0, 2**52)
maybe_us = st.none() | times_us
numbers = st.floats(allow_nan=False, allow_infinity=False)
known = st.builds(
    Reading, numbers, st.sampled_from([q for q in Quality if q is not Quality.UNKNOWN]), numbers
)
steps = st.builds(
    Step,
    side=st.sampled_from(Side),
    placement=st.sampled_from(Placement),
    initial_contact_us=times_us,
    toe_off_us=maybe_us,
    flight_time_us=maybe_us,
    step_time_us=maybe_us,
    confidence=st.floats(0, 1),
    contact_quality=st.sampled_from(Quality),
    feet_lag_us=maybe_us,
    mode=st.sampled_from(Mode),
    stride_time_us=maybe_us,
    double_support_us=maybe_us,
    side_quality=st.sampled_from(Quality),
)
reading_or_not = st.just(UNKNOWN) | known
results = st.builds(
    SetResult,
    started_us=times_us,
    ended_us=times_us,
    steps=st.integers(0, 100_000),
    cadence_spm=reading_or_not,
    contact_time_s=reading_or_not,
    flight_time_s=reading_or_not,
    balance=reading_or_not,
    belt_speed_mps=reading_or_not,
).map(lambda result: replace(result, ended_us=result.started_us + result.ended_us % A_DAY_US))
names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
some_names = st.lists(names, max_size=3).map(tuple)
some_steps = st.lists(steps, max_size=4).map(tuple)
bouts = st.builds(
    SetRecord,
    exercise=names,
    number=st.integers(1, 9),
    result=results,
    steps=some_steps,
    target_spm=st.none() | numbers,
    cues=some_names,
    outcome=names,
)
visits = st.builds(
    VisitRecord,
    visit_id=st.builds(new_id, st.integers(0, 2**48 - 1)),
    started_at=st.datetimes().map(lambda moment: f"{moment.isoformat()}+00:00"),
    program=names,
    complete=st.booleans(),
    sets=st.lists(bouts, max_size=3).map(tuple),
    program_version=st.integers(1, 2**31 - 1),
    between=some_steps,
    answers=st.lists(st.builds(AnswerRecord, names, numbers, st.none() | numbers), max_size=3).map(
        tuple
    ),
    notes=some_names,
)


SEEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def ended(visit: VisitRecord) -> Kept:
    return Kept(visit, SEEN, ended=True)


def save(connection: Connection, visit: VisitRecord) -> bool:
    """Write a visit that has ended."""
    return keep(connection, ended(visit))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "treadform.db"


@pytest.fixture
def engine(path: Path) -> Engine:
    return open_database(path, wait_for_lock_s=0.1)


@pytest.fixture
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real hash takes a third of a second; these take none, and are right just the same."""
    monkeypatch.setattr(pins, "hasher", PasswordHasher.from_parameters(CHEAPEST))


@pytest.fixture
def archive(path: Path, cheap_pins: None) -> Archive:
    return Archive(path, wait_for_lock_s=0.1)


def joins(archive: Archive, nickname: str, *given: Consent) -> MemberSession:
    """A new member who gave these consents."""
    return archive.door.join(Join(nickname, PIN, frozenset(given), sixteen=True), "en", SEEN)


def keep_for(archive: Archive, session: MemberSession, visit: VisitRecord) -> None:
    """A visit of this member that has ended."""
    with archive._within.writing() as connection:
        keep(connection, Kept(visit, SEEN, ended=True, owner=session.owner))


PIN = "4711"
