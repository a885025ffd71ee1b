from dataclasses import replace
from datetime import date

import pytest

from kiosk.app.taking_home import (
    LONGEST_BYTES,
    NO_LINK,
    NO_NETWORK,
    TakingHome,
    summary_text,
)
from kiosk.cli.opening import visits_of
from kiosk.coaching.view import Intent, Phase, View
from kiosk.gait.measures import Quality, Reading, SetResult
from kiosk.store import Archive, VisitWriter, new_id
from kiosk.words.catalogue import load
from tests.kiosk.store.conftest import a_visit

DAY = date(2026, 11, 22)


@pytest.fixture
def writer(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> VisitWriter:
    return archive.writer(tmp_path_factory.mktemp("waiting"))


def summary() -> View:
    visit = visits_of("demo")()
    visit.tick(0)
    visit.touch(Intent.STOP, 0)
    before = SetResult(0, 1, 0, cadence_spm=Reading(163.4, Quality.MEASURED, 0.5))
    view = replace(visit.view(), before=before, take_home_spm=171.6)
    assert view.phase is Phase.SUMMARY
    return view


def test_a_link_for_thirty_minutes_and_the_summary_itself(
    archive: Archive, writer: VisitWriter
) -> None:
    kept, home = a_visit(), TakingHome(str, lambda: "192.168.0.7:8620")
    archive.add(kept)
    home.show(summary())
    home.errand(archive, writer, kept.visit_id, 0)()()
    made = home.show(summary()).take_home
    assert made is not None
    assert made.link is not None
    assert made.link.startswith("http://192.168.0.7:8620/v/")
    assert archive.link_is_open(made.link.rsplit("/", 1)[1])
    assert len(made.link_matrix) == len(made.link_matrix[0]) >= 21
    assert made.offline_matrix != made.link_matrix
    later = home.show(replace(summary(), at_us=29 * 60_000_000)).take_home
    over = home.show(replace(summary(), at_us=31 * 60_000_000)).take_home
    assert later is not None
    assert over is not None
    assert (made.minutes_left, later.minutes_left) == (30, 1)
    assert (over.minutes_left, over.link, over.link_matrix) == (0, None, ())
    assert over.offline_matrix == made.offline_matrix
    writer.close()


@pytest.mark.parametrize(
    ("address", "problem"), [(None, NO_NETWORK), ("192.168.0.7:8620", NO_LINK)]
)
def test_without_a_network_or_a_kept_visit_the_other_code_is_there(
    archive: Archive, writer: VisitWriter, address: str | None, problem: str
) -> None:
    home = TakingHome(str, lambda: address)
    home.show(summary())
    home.errand(archive, writer, new_id(), 0)()()
    made = home.show(summary()).take_home
    assert made is not None
    assert (made.link, made.link_matrix, made.minutes_left) == (None, (), None)
    assert (made.problem, len(made.offline_matrix) >= 21) == (problem, True)
    writer.close()


def test_the_next_visit_has_its_own(archive: Archive, writer: VisitWriter) -> None:
    home = TakingHome(str, lambda: None)
    home.show(summary())
    home.errand(archive, writer, new_id(), 0)()()
    home.clear()
    assert home.show(summary()).take_home is None
    writer.close()


def test_the_offline_summary_says_beat_own_cadence_and_change() -> None:
    assert summary_text(summary(), str, DAY).splitlines() == [
        "Treadform 2026-11-22",
        "Run to a beat of 172 a minute.",
        "Your cadence: 163 steps a minute.",
        "Not measured today.",
    ]


def test_it_is_in_the_members_language_and_never_longer_than_a_phone_likes() -> None:
    spoken = load("es").gettext
    assert summary_text(summary(), spoken, DAY) != summary_text(summary(), str, DAY)
    long = summary_text(summary(), lambda text: text * 5, DAY)
    assert len(long.encode()) <= LONGEST_BYTES
