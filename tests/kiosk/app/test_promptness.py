"""Only the thread that asks goes first, and a system that forbids it is no fault."""

import os
import subprocess
import sys
import threading

import pytest

from kiosk.app import promptness

SETTLED = """
import gc, sys
from kiosk.app.promptness import HANDS_OVER_S, settle
settle()
assert sys.getswitchinterval() <= HANDS_OVER_S * 1.01
kept = gc.get_freeze_count()
assert kept > 10_000 and len(gc.get_objects()) < kept / 10
"""


def test_once_settled_nothing_that_was_loaded_is_looked_at_again() -> None:
    """In a process of its own, for it lasts as long as one."""
    subprocess.run([sys.executable, "-c", SETTLED], check=True)


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_only_this_thread_goes_first() -> None:
    seen: list[int] = []

    def listen() -> None:
        promptness.be_prompt()
        seen.append(niceness())

    before = niceness()
    thread = threading.Thread(target=listen)
    thread.start()
    thread.join()
    allowed = os.geteuid() == 0
    assert seen == [promptness.NICE if allowed else before]
    assert niceness() == before


def test_a_system_that_forbids_it_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: int) -> None:
        raise PermissionError("not for you")

    monkeypatch.setattr(os, "setpriority", forbidden)
    before = niceness()
    promptness.be_prompt()
    assert niceness() == before
