"""Only the thread that asks goes first, and a system that forbids it is no fault."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext

import pytest

from kiosk.app import promptness
from kiosk.cli.simulated import VirtualGym

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


def policy() -> int:
    return os.sched_getscheduler(threading.get_native_id())


def within_a_thread(do: Callable[[], object]) -> None:
    thread = threading.Thread(target=do)
    thread.start()
    thread.join()


def test_only_this_thread_goes_first_and_nothing_that_it_starts() -> None:
    seen: list[int] = []

    def listen() -> None:
        promptness.be_prompt()
        seen.append(policy())
        within_a_thread(lambda: seen.append(policy()))

    within_a_thread(listen)
    first = os.SCHED_RR | os.SCHED_RESET_ON_FORK if os.geteuid() == 0 else os.SCHED_OTHER
    assert seen == [first, os.SCHED_OTHER]
    assert policy() == os.SCHED_OTHER


def test_real_air_is_breathed_promptly() -> None:
    """As `run` hands it to the kiosk."""
    seen: list[int] = []

    async def enter() -> None:
        async with promptness.promptly(lambda: nullcontext(VirtualGym().radio))():
            seen.append(policy())

    within_a_thread(lambda: asyncio.run(enter()))
    assert (seen[0] != os.SCHED_OTHER) is (os.geteuid() == 0)


def test_a_system_that_forbids_it_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError("not for you")

    async def enter() -> str:
        async with promptness.promptly(lambda: nullcontext(VirtualGym().radio))():
            return "heard all the same"

    monkeypatch.setattr(os, "sched_setscheduler", forbidden)
    assert not promptness.may_be_prompt()
    assert asyncio.run(enter()) == "heard all the same"
    assert "waits its turn" in caplog.text
    assert policy() == os.SCHED_OTHER


def test_asking_leaves_the_one_who_asks_as_he_is() -> None:
    assert promptness.may_be_prompt() is (os.geteuid() == 0)
    assert policy() == os.SCHED_OTHER
