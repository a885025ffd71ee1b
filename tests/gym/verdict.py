"""After the storm: what every kiosk did, what it has, and what the gym has."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, text

from kiosk.store.gym.joining import Joined
from tests.gym.postgres import Postgres
from tests.gym.probe import Walks

PATIENCE_S = 240.0


@dataclass(frozen=True)
class Verdict:
    """Zero where it says so, or the storm won."""

    visits: int
    """That arrived and were to stay."""
    lost: int
    doubled: int
    bent: int
    """Visits whose sets or steps are not those of the kiosk."""
    undeleted: int
    """Rows of forgotten members, anywhere."""
    astray: int
    """Kiosks whose members are not the gym's."""
    damaged: int
    """Databases that are not sound."""
    broken_promises: int
    """Visits that a kiosk had said were kept, and has not."""
    deleted_members: int
    visits_per_s: float
    lag_s: tuple[float, float, float]
    """From a visit's end to the gym: median, p95, greatest; kills and cuts included."""
    known_s: tuple[float, float, float]
    """From a new member to another treadmill, while there was a gym to ask: the same."""
    known_after_outage_s: tuple[float, float, float]
    """Of those who came while PostgreSQL was killed: from its return."""
    caught_up_s: float
    """After the weather had cleared."""


def databases(folder: Path, places: Iterable[Joined]) -> list[Path]:
    return [folder / str(place.kiosk_id) / "treadform.db" for place in places]


def ask(path: Path, what: str) -> list[Any]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        return database.execute(what).fetchall()


def of_gym(postgres: Postgres, what: str) -> list[Any]:
    engine = create_engine(postgres.url)
    with engine.connect() as connection:
        found = list(connection.execute(text(what)).all())
    engine.dispose()
    return found


def settled(folder: Path, places: list[Joined], postgres: Postgres) -> float:
    """Wait until nothing waits and all know the gym's last version; how long that took."""
    begun_s, paths = monotonic(), databases(folder, places)
    sleep(2.0)  # the last visits are still being written
    while monotonic() - begun_s < PATIENCE_S:
        newest = of_gym(postgres, "SELECT version FROM treadform.chains")
        behind = any(_is_behind(path, newest[0][0]) for path in paths)
        if not behind and of_gym(postgres, "SELECT version FROM treadform.chains") == newest:
            break  # and nobody had told anything meanwhile
        sleep(1.0)
    return monotonic() - begun_s


def _is_behind(path: Path, newest: int) -> bool:
    waits = ask(path, "SELECT count(*) FROM outbox WHERE trouble IS NULL")[0][0]
    known = ask(path, "SELECT known_version FROM gym_link")[0][0]
    return bool(waits) or known < newest


def judge(
    folder: Path,
    places: list[Joined],
    postgres: Postgres,
    walked: Walks,
    seconds: float,
    caught_up_s: float,
) -> Verdict:
    """Hold everybody to what they did."""
    paths = databases(folder, places)
    deeds = _deeds(paths)
    gone = {row[0] for row in of_gym(postgres, "SELECT subject_id FROM treadform.forgotten")}
    there = _visits_of_gym(postgres)
    here: dict[UUID, tuple[int, int]] = {}
    for path in paths:
        here |= _visits_of_kiosk(path)
    written = {row[0] for path in paths for row in ask(path, "SELECT visit_id FROM visits")}
    kept = [visit_id for visit_id in deeds["visit"] if visit_id.bytes not in written]
    of_whom = {row[0]: row[1] for path in paths for row in ask(path, FORGOTTEN_VISITS)}
    lags = [
        received - deeds["visit"][visit_id]
        for visit_id, received in _arrivals(postgres).items()
        if visit_id in deeds["visit"]
    ]
    return Verdict(
        visits=len(there),
        lost=len(here.keys() - there.keys()),
        doubled=_doubled(postgres) + len(there.keys() - here.keys()),
        bent=sum(here[visit_id] != there[visit_id] for visit_id in here.keys() & there.keys()),
        undeleted=_undeleted(paths, postgres, gone | deeds["forget"].keys()),
        astray=_astray(paths, postgres),
        damaged=sum(ask(path, "PRAGMA integrity_check") != [("ok",)] for path in paths),
        broken_promises=sum(visit_id.bytes not in of_whom for visit_id in kept),
        deleted_members=len(deeds["forget"]),
        visits_per_s=len(deeds["visit"]) / seconds,
        lag_s=_spread(lags),
        known_s=_spread(walked.usual),
        known_after_outage_s=_spread(walked.after_outage),
        caught_up_s=caught_up_s,
    )


FORGOTTEN_VISITS = "SELECT forgotten_id, reason FROM forgotten WHERE kind = 'visit'"
OF_KIOSK = """
SELECT v.visit_id, (SELECT count(*) FROM sets s WHERE s.visit_id = v.visit_id),
    (SELECT count(*) FROM steps s WHERE s.visit_id = v.visit_id)
FROM visits v JOIN consents c ON c.member_id = v.member_id AND c.purpose = 'store' AND c.given
WHERE v.ended_at IS NOT NULL
"""
OF_GYM = """
SELECT v.visit_id, (SELECT count(*) FROM treadform.sets s
        WHERE (s.chain_id, s.visit_id) = (v.chain_id, v.visit_id)), b.steps
FROM treadform.visits v JOIN treadform.step_blocks b USING (chain_id, visit_id)
WHERE v.ended_at IS NOT NULL
"""


def _deeds(paths: list[Path]) -> dict[str, dict[UUID, float]]:
    deeds: dict[str, dict[UUID, float]] = {"visit": {}, "forget": {}, "member": {}, "begin": {}}
    for path in paths:
        ledger = path.with_name("ledger")
        for line in ledger.read_text().splitlines() if ledger.exists() else ():
            deed, subject, at = line.split()
            deeds[deed][UUID(subject)] = float(at)
    return deeds


def _visits_of_kiosk(path: Path) -> dict[UUID, tuple[int, int]]:
    return {UUID(bytes=row[0]): (row[1], row[2]) for row in ask(path, OF_KIOSK)}


def _visits_of_gym(postgres: Postgres) -> dict[UUID, tuple[int, int]]:
    return {row[0]: (row[1], row[2]) for row in of_gym(postgres, OF_GYM)}


def _arrivals(postgres: Postgres) -> dict[UUID, float]:
    asked = "SELECT visit_id, extract(epoch FROM received_at)::float8 FROM treadform.visits"
    return {row[0]: row[1] for row in of_gym(postgres, asked)}


def _doubled(postgres: Postgres) -> int:
    asked = "SELECT count(*) - count(DISTINCT visit_id) FROM treadform.visits"
    return int(of_gym(postgres, asked)[0][0])


def _undeleted(paths: list[Path], postgres: Postgres, gone: set[UUID]) -> int:
    rows = of_gym(postgres, "SELECT member_id FROM treadform.members")
    rows += of_gym(postgres, "SELECT member_id FROM treadform.visits")
    left = sum(row[0] in gone for row in rows)
    for path in paths:
        for what in ("SELECT member_id FROM members", "SELECT member_id FROM visits"):
            left += sum(UUID(bytes=row[0]) in gone for row in ask(path, what) if row[0])
    return left


def _astray(paths: list[Path], postgres: Postgres) -> int:
    asked = "SELECT member_id, nickname, language FROM treadform.members"
    wanted = {tuple(row) for row in of_gym(postgres, asked)}
    local = "SELECT member_id, nickname, language FROM members"
    return sum(
        {(UUID(bytes=row[0]), *row[1:]) for row in ask(path, local)} != wanted for path in paths
    )


def _spread(values: list[float]) -> tuple[float, float, float]:
    ordered = sorted(values) or [float("nan")]
    return (ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1])
