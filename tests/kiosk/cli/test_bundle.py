"""The support file holds what support needs, and nobody's name."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.checkup.check import good, poor
from kiosk.cli.bundle import Scrub, names_known, write_bundle
from kiosk.cli.places import places
from kiosk.coaching.member import Consent, Join
from kiosk.store import Archive
from kiosk.store.staff import Role

STORE = frozenset({Consent.STORE})
LOG = """\
2026-11-22 18:00:01 INFO kiosk.radio.nearby: Ana's H10 connected
2026-11-22 18:00:02 INFO kiosk.radio.keeper: C0:11:22:33:44:55: waiting (dev_C0_11_22_33_44_55)
2026-11-22 18:00:03 INFO kiosk.store.writer: visit 019a5f3e-0000-7abc-8def-0123456789ab is kept
2026-11-22 18:00:04 INFO kiosk.store.member_door: zoe signed in
2026-11-22 18:00:05 WARNING kiosk.radio.scanner: cannot scan: no adapter
"""


def test_a_bundle_has_everything_and_no_names(tmp_path: Path) -> None:
    at = places(tmp_path)
    at.log.write_text(LOG)
    at.settings.write_text('[devices]\nbelt = "C0:11:22:33:44:55"\n')
    with closing(sqlite3.connect(at.database)) as made, made:
        made.execute("CREATE TABLE members (nickname TEXT)")
        made.execute("INSERT INTO members VALUES ('Zoe'), ('Bo')")
    out = tmp_path / "support.zip"
    write_bundle(out, [good("clock", "2026"), poor("sound", "none", "plug one in")], at)
    with zipfile.ZipFile(out) as bundle:
        texts = {name: bundle.read(name).decode() for name in bundle.namelist()}
    assert set(texts) == {
        *("doctor.txt", "versions.txt", "settings.toml", "bluetooth.conf", "treadform.log")
    }
    whole = "\n".join(texts.values())
    for secret in ("Ana", "zoe", "Zoe", "33:44:55", "33_44_55", "019a5f3e-0000"):
        assert secret not in whole
    assert "cannot scan: no adapter" in texts["treadform.log"]
    assert "C0:11:22:.." in texts["settings.toml"]
    assert "bleak 3" in texts["versions.txt"]
    assert "poor: sound: none. plug one in" in texts["doctor.txt"]


def test_nobody_of_a_real_store_and_no_login_is_in_it(tmp_path: Path) -> None:
    """Members, staff, devices called after their owners, the gym's database."""
    at = places(tmp_path)
    archive = Archive(at.database)
    session = archive.door.join(Join("Xanthippe", "4711", STORE, sixteen=True), "en")
    archive.staff_door.desk_of("test").office.add_staff("Marguerite", "4712", Role.MANAGER)
    archive.close()
    at.log.write_text(
        f"INFO kiosk.store.member_door: Xanthippe is {session.owner.member_id}\n"
        "WARNING kiosk.app.desk: Marguerite signed in\n"
        "INFO kiosk.radio.nearby: Leopold's Polar H10 is gone\n"
        "INFO kiosk.store.gym: postgresql+psycopg://kiosk_7:s3cr@t@db.gym.example/chain is away\n"
        "INFO kiosk.store.gym: postgresql+psycopg:///gym?user=kiosk_7&password=s3cr@t&sslmode=x\n"
    )
    at.settings.write_text(
        '[gym]\nurl = "postgresql+psycopg://kiosk_7:s3cr%40t@db.gym.example/c"\n'
    )
    out = tmp_path / "support.zip"
    write_bundle(out, [good("database", "1 visits")], at)
    with zipfile.ZipFile(out) as bundle:
        whole = "\n".join(bundle.read(name).decode() for name in bundle.namelist())
    secrets = (
        "Xanthippe",
        "Marguerite",
        "Leopold",
        str(session.owner.member_id),
        "kiosk_7",
        "s3cr",
        "40t",
    )
    assert [secret for secret in secrets if secret in whole] == []
    assert "db.gym.example/chain is away" in whole, "what support needs stays"
    assert "sslmode=x" in whole


def test_characteristics_are_no_ids() -> None:
    uuid = "00002acd-0000-1000-8000-00805f9b34fb"
    assert Scrub(())(uuid) == uuid


@given(name=st.text(st.characters(categories=["L", "Nd"]), min_size=2, max_size=20))
def test_no_name_survives_in_any_case(name: str) -> None:
    scrub = Scrub([name])
    assert scrub(f"before {name} after") == "before (name) after"


def test_without_a_database_only_the_machine_is_unnamed(tmp_path: Path) -> None:
    assert "root" not in names_known(tmp_path / "none.db")
    broken = tmp_path / "broken.db"
    broken.write_text("no database")
    assert names_known(broken) == names_known(tmp_path / "none.db")
