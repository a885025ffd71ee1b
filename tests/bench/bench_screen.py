"""`make bench-screen`: how fast the screen is, in software rendering, with the radio at full load.

As in the product the screen is a process of its own, and the kiosk another one beside it: bleak,
core and visit with four pods of 416 Hz, belt, strap and footpod, which a third one sends over the
stand-in's bus. A View goes through the same pickling as over the line between the two. Processor
time is of the screen alone, over all of its threads.
"""

import gc
import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from math import sin
from pathlib import Path
from statistics import median
from typing import Any

LEAST_FPS = {"1280x800": 60.0, "1920x1080": 40.0}
MOST_PYTHON_MS = 3.0
MOST_DIMMED_CPU_PCT = 3.0
MOST_START_S = 3.0
RUN_S = 8.0
MOST_GROWTH_MB = 4.0
VISITS_AN_HOUR = 6
"""Each shows every page of a member in every state, one after the other."""
FILLING_VISITS = VISITS_AN_HOUR
ROOT = Path(__file__).parents[2]


def main() -> int:
    """Print every figure beside what it should be; 1 when one falls short."""
    fell_short = False
    for panel, least_fps in LEAST_FPS.items():
        figures = _measured(panel)
        goals = {
            "frames_per_s": (least_fps, figures["frames_per_s"] >= least_fps),
            "python_ms": (MOST_PYTHON_MS, figures["python_ms"] <= MOST_PYTHON_MS),
            "drawn_when_nothing_changes": (0, figures["drawn_when_nothing_changes"] == 0),
            "dimmed_cpu_pct": (MOST_DIMMED_CPU_PCT, figures["dimmed_cpu_pct"] <= 3.0),
            "start_s": (MOST_START_S, figures["start_s"] <= MOST_START_S),
            "memory_growth_mb": (MOST_GROWTH_MB, figures["memory_growth_mb"] <= MOST_GROWTH_MB),
        }
        for name, (goal, met) in goals.items():
            fell_short |= not met
            print(f"{panel:10} {name:28} {figures[name]:8.1f}   goal {goal:5}   {_word(met)}")
        for name in ("cpu_ms_a_frame", "resident_mb"):
            print(f"{panel:10} {name:28} {figures[name]:8.1f}")
    busy = os.getloadavg()[0]
    print(f"load of this machine: {busy:.1f} on {os.cpu_count()} processors")
    return int(fell_short)


def _word(met: bool) -> str:
    return "met" if met else "NOT MET"


def _measured(panel: str) -> dict[str, float]:
    started = time.perf_counter()
    command = [sys.executable, "-W", "ignore", __file__, panel]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()  # written when the idle screen stands
        start_s = time.perf_counter() - started
        figures: dict[str, float] = json.loads(child.stdout.readline())
    return {**figures, "start_s": start_s}


def measure(panel: str) -> None:
    """In the child: write a line at the idle screen, then the figures."""
    from kiosk.screen import window
    from kiosk.screen.panel import PANELS

    window.prepare(PANELS[panel], offscreen=True)
    from kiosk.screen.app import KioskScreen
    from kiosk.screen.states import states

    shown = {"view": states()["welcome"]}
    screen = KioskScreen(lambda: shown["view"], lambda *_asked: None, PANELS[panel])
    screen.open()
    screen.settle()
    print("idle", flush=True)
    figures = _dimmed(screen, shown)
    with radio_beside():
        figures |= _live(screen, shown)
    figures |= _memory(screen, shown)
    screen.close()
    print(json.dumps(figures), flush=True)


def _memory(screen: Any, shown: dict[str, Any]) -> dict[str, float]:
    """How much an hour of visits leaves behind, accelerated; the first hour fills every cache.

    The medians of two hours: the allocator keeps and returns 8 MB now and then."""
    from kiosk.screen.states import states

    def visit() -> None:
        for view in states().values():
            shown["view"] = view
            screen.pump(2)

    def an_hour_mb() -> float:
        after_each = []
        for _ in range(VISITS_AN_HOUR):
            visit()
            gc.collect()
            after_each.append(_resident_mb())
        return median(after_each)

    for _ in range(FILLING_VISITS):
        visit()
    first_mb, second_mb = an_hour_mb(), an_hour_mb()
    return {"memory_growth_mb": second_mb - first_mb, "resident_mb": second_mb}


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def radio_beside() -> Iterator[None]:
    """A kiosk that listens to all it can have, in a process of its own; the room is another one."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.on_bus.full_load"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as kiosk:
        assert kiosk.stdout is not None
        kiosk.stdout.readline()
        yield
        kiosk.communicate()


def _dimmed(screen: Any, shown: dict[str, Any]) -> dict[str, float]:
    from kiosk.screen.idle import DIM_AFTER_US

    shown["view"] = replace(shown["view"], at_us=shown["view"].at_us + DIM_AFTER_US + 1)
    screen.pump(5)
    cpu_s, wall_s = time.process_time(), time.perf_counter()
    while time.perf_counter() - wall_s < 4.0:
        screen.pump()
    share = (time.process_time() - cpu_s) / (time.perf_counter() - wall_s)
    return {"dimmed_cpu_pct": 100 * share}


def _live(screen: Any, shown: dict[str, Any]) -> dict[str, float]:
    from kivy.clock import Clock
    from kivy.core.window import Window

    from kiosk.screen.states import states

    guided = states()["set_below"]

    def move(passed_s: float) -> None:
        at_us = guided.at_us + round(passed_s * 1e6)
        spm = replace(guided.live.cadence_spm, value=174 + 6 * sin(passed_s))
        live = replace(guided.live, at_us=at_us, cadence_spm=spm)
        left_s = 30 - passed_s % 30
        view = replace(guided, at_us=at_us, live=live, time_left_s=left_s)
        shown["view"] = pickle.loads(pickle.dumps(view))

    move(0)
    screen.pump(30)
    Clock._max_fps = 0
    frames, start, cpu_s = 0, time.perf_counter(), time.process_time()
    while (passed_s := time.perf_counter() - start) < RUN_S:
        move(passed_s)
        screen.pump()
        frames += 1
    per_s = frames / (time.perf_counter() - start)
    cpu_ms = 1000 * (time.process_time() - cpu_s) / frames

    spent = 0.0
    for number in range(300):
        move(number / 60)
        begin = time.thread_time()
        screen.refresh()
        Clock.tick_draw()
        spent += time.thread_time() - begin
    screen.settle()

    drawn = []
    screen.pump(60)
    Window.bind(on_draw=lambda *_window: drawn.append(1))
    screen.pump(100)
    return {
        "frames_per_s": per_s,
        "cpu_ms_a_frame": cpu_ms,
        "python_ms": 1000 * spent / 300,
        "drawn_when_nothing_changes": float(len(drawn)),
    }


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        sys.exit(main())
