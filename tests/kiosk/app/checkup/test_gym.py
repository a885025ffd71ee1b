"""Between a kiosk and its gym: in step, late, refused, revoked, or on its own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from kiosk.app.checkup.check import Verdict, in_english
from kiosk.app.checkup.gym import ALONE, JOIN_AGAIN, LATE, LOOK, REFUSED, gym, judged
from kiosk.store import Archive
from kiosk.store.gym.status import Status

NOW = datetime(2026, 11, 29, 14, 5, tzinfo=UTC)
IN_STEP = Status(joined=True, kiosk_id=UUID(int=1), last_sync_at=NOW, waiting=3)


def test_on_its_own_is_as_good_as_in_step() -> None:
    assert judged(Status(joined=False), NOW).found == ALONE
    found = judged(IN_STEP, NOW)
    assert (found.verdict, found.do) == (Verdict.GOOD, "")
    assert in_english(found.found) == "last in step at 2026-11-29 14:05 UTC; 3 changes wait"


def test_what_is_amiss_says_what_to_do() -> None:
    just, late = judged(IN_STEP, NOW + LATE), judged(IN_STEP, NOW + LATE + timedelta(seconds=1))
    assert (just.verdict, late.verdict, late.do) == (Verdict.GOOD, Verdict.POOR, LOOK)
    never = judged(replace(IN_STEP, last_sync_at=None), NOW)
    assert (never.verdict, never.do) == (Verdict.POOR, LOOK)
    refused = judged(replace(IN_STEP, refused=1), NOW)
    assert (refused.verdict, refused.do) == (Verdict.POOR, REFUSED)
    revoked = judged(replace(IN_STEP, revoked_at=NOW), NOW)
    assert (revoked.verdict, revoked.do) == (Verdict.BAD, JOIN_AGAIN)


def test_it_is_read_from_the_kiosk_s_own_file(tmp_path: Path) -> None:
    file = tmp_path / "treadform.db"
    assert gym(file).found == ALONE
    Archive(file).close()
    assert gym(file).verdict is Verdict.GOOD
    file.write_bytes(b"no database at all")
    assert gym(file).verdict is Verdict.POOR
