"""The quick form of `make test-gym`, and proof that its verdict can be guilty."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.gym.__main__ import ZERO
from tests.gym.probe import Walks, walks
from tests.gym.storm import Storm
from tests.gym.verdict import judge


class Short(Storm):
    """Keeps the folder and the gym for another look."""

    def judged_again(self) -> dict[str, int]:
        places = [place for group, _ in self._groups for place in group]
        verdict = judge(self._folder, places, self._postgres, Walks([], []), 1.0, 0.0)
        return {name: getattr(verdict, name) for name in ZERO}

    def spoil(self, what: str) -> None:
        engine = create_engine(self._postgres.url)
        with engine.begin() as connection:
            connection.execute(text(what))
        engine.dispose()


def test_a_short_storm_loses_doubles_and_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storm = Short(tmp_path, kiosks=10, minutes=0.3)
    monkeypatch.setattr(storm._postgres, "stop", lambda: None)
    try:
        verdict = storm.run()
        assert {name: getattr(verdict, name) for name in ZERO} == dict.fromkeys(ZERO, 0)
        assert storm.mishaps.outages
        assert storm.mishaps.kiosks_killed > 0
        assert storm.mishaps.links_cut > 0
        one = "SELECT member_id FROM treadform.members WHERE nickname LIKE 'Sam%' LIMIT 1"
        storm.spoil(f"UPDATE treadform.members SET language = 'fr' WHERE member_id IN ({one})")
        assert storm.judged_again()["astray"] == 10
        gone = "SELECT chain_id, member_id, 'member', chain_id, now(), 'asked', 1"
        storm.spoil(f"INSERT INTO treadform.forgotten {gone} FROM treadform.members LIMIT 1")
        assert storm.judged_again()["undeleted"] > 0
    finally:
        monkeypatch.undo()
        storm._postgres.stop()


def test_who_comes_during_an_outage_is_counted_from_its_end() -> None:
    taken = [(0.0, 1.0), (8.0, 15.0), (20.0, 21.5)]
    assert walks(taken, [(9.0, 13.0)]) == Walks(usual=[1.0, 1.5], after_outage=[2.0])
