"""The gym elsewhere is only spoken to when it proves who it is, to an authority of one's own."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from kiosk.store.gym.address import CONNECT, read_address
from kiosk.store.gym.founding import found
from kiosk.store.gym.joining import join
from tests.gym.postgres import Postgres
from tests.kiosk.store.gym.conftest import QUICK

NAME = "gym.test"


def openssl(folder: Path, *words: str) -> None:
    done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def authority(folder: Path) -> Path:
    """A certificate of our own making that vouches for others."""
    subject = ("-subj", "/CN=authority", "-keyout", "ca.key", "-out", "ca.crt", "-days", "2")
    openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject)
    return folder / "ca.crt"


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return authority(tmp_path_factory.mktemp("trusted"))


@pytest.fixture(scope="module")
def server(trusted: Path) -> Iterator[Postgres]:
    """Takes nobody without TLS; its certificate is for one name."""
    folder = trusted.parent
    key = ("-nodes", "-keyout", "key", "-subj", "/CN=x")
    openssl(folder, "req", "-newkey", "rsa:2048", *key, "-out", "asked")
    (folder / "names").write_text(f"subjectAltName=DNS:{NAME}\n")
    signed = "x509 -req -in asked -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out crt"
    openssl(folder, *signed.split(), "-extfile", "names")
    postgres = Postgres()
    postgres.take(folder / "key", "server.key")
    postgres.take(folder / "crt", "server.crt")
    postgres.only_tls()
    yield postgres.start(**QUICK, ssl="on")
    postgres.stop()


def address(server: Postgres, name: str, ca: Path, mode: str = "verify-full") -> str:
    """As DNS would resolve the name: hostaddr says where, host is what is checked."""
    asked = f"?sslmode={mode}&sslrootcert={ca}&hostaddr=127.0.0.1"
    return server.url.replace("127.0.0.1", name) + asked


def test_a_gym_is_founded_and_joined_through_checked_tls(server: Postgres, trusted: Path) -> None:
    url = address(server, NAME, trusted)
    found(url, "Iron", "Centre")
    place = join(url, "Centre", "7")
    assert "sslmode=verify-full" in place.address
    assert join(place.address, "", "") == place
    engine = create_engine(read_address(place.address), connect_args=CONNECT)
    with engine.connect() as connection:
        asked = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert connection.scalar(text(asked)) is True
    engine.dispose()


def refused(url: str) -> str:
    with pytest.raises(OperationalError) as error:
        create_engine(url, connect_args={"connect_timeout": 5}).connect()
    return str(error.value)


def test_a_certificate_for_another_name_is_refused(server: Postgres, trusted: Path) -> None:
    assert "does not match host name" in refused(address(server, "other.test", trusted))


def test_a_certificate_of_another_authority_is_refused(server: Postgres, tmp_path: Path) -> None:
    assert "verify failed" in refused(address(server, NAME, authority(tmp_path)))


def test_the_server_takes_nobody_without_tls(server: Postgres, trusted: Path) -> None:
    assert "pg_hba.conf" in refused(address(server, NAME, trusted, mode="disable"))
