import os

import pytest

from kiosk.cli import account as module
from kiosk.cli.account import account


def test_an_account_has_a_name_or_at_least_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    assert account()

    def nobody(_uid: int) -> None:
        raise KeyError

    monkeypatch.setattr(module.pwd, "getpwuid", nobody)
    assert account() == str(os.getuid())
