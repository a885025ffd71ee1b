from uuid import UUID

import pytest

from kiosk.store.gym.address import chain_of, login_of, read_address
from kiosk.store.gym.errors import BadAddress, NotEncrypted
from kiosk.store.ids import new_id


def test_a_gym_elsewhere_is_only_reached_through_checked_tls() -> None:
    url = read_address("postgresql+psycopg://a:b@gym.example/treadform")
    assert url.query["sslmode"] == "verify-full"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_weaker_than_that_is_refused(mode: str) -> None:
    with pytest.raises(NotEncrypted, match=mode) as refused:
        read_address(f"postgresql+psycopg://a:secret@gym.example/treadform?sslmode={mode}")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:5433", "[::1]"])
def test_this_machine_needs_none(host: str) -> None:
    assert "sslmode" not in read_address(f"postgresql+psycopg://a:b@{host}/treadform").query


@pytest.mark.parametrize("more", ["hostaddr=192.168.7.2", "host=gym.example"])
def test_another_machine_cannot_be_passed_off_as_this_one(more: str) -> None:
    url = read_address(f"postgresql+psycopg://a:b@localhost/treadform?{more}")
    assert url.query["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "text",
    ["", "gym", "postgresql://a:b@h/d", "sqlite:///x.db", "postgresql+psycopg://a:secret@h"],
)
def test_what_is_no_gym_is_named_without_its_password(text: str) -> None:
    with pytest.raises(BadAddress) as refused:
        read_address(text)
    assert "secret" not in str(refused.value)


def test_a_login_says_its_chain_and_fits_postgresql() -> None:
    chain_id, kiosk_id = new_id(), new_id()
    login = login_of(chain_id, kiosk_id)
    assert len(login) == 63
    assert chain_of(read_address(f"postgresql+psycopg://{login}:b@localhost/d")) == chain_id
    assert chain_of(read_address("postgresql+psycopg://admin:b@localhost/d")) is None


def test_two_kiosks_never_share_a_login() -> None:
    chain_id = UUID(int=1)
    assert len({login_of(chain_id, new_id(1)) for _ in range(1000)}) == 1000
