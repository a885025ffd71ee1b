"""A new device is one file: the one that the room's README shows, as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

ROOM = Path(__file__).parents[4] / "kiosk" / "devices"
USED = """
import asyncio, sys
from kiosk.devices import makers
makers.__path__.append(sys.argv[1])

from typer.testing import CliRunner
from kiosk.app.around import Around
from kiosk.cli import app
from kiosk.cli.devices import GIVEN
from kiosk.devices.kinds import BY_SERVICE, service_of
from kiosk.devices.link import Advertisement
from kiosk.devices.makers import pacer
from kiosk.devices.sample import FootpodSample
from kiosk.gait.runner import Runner
from kiosk.radio.admission import Admission
from kiosk.radio.monotonic import MonotonicClock
from kiosk.radio.nearby import PATIENCE
from tests.kiosk.devices.conftest import ScriptedLink

heard = Advertisement("A", "Pacer 12", -50, 0, frozenset({pacer.SERVICE}))
assert service_of(heard, BY_SERVICE) == pacer.SERVICE, "known in the air"
assert set(BY_SERVICE[pacer.SERVICE].gives) <= set(GIVEN), "told in every language"
assert PATIENCE[pacer.SERVICE].silence_s == 3.0, "watched"
around = Around(Runner(), MonotonicClock(), Admission())
assert around.conversations()[pacer.SERVICE] is pacer.stream, "spoken with"

told = CliRunner().invoke(app, ["decode", "7ac30002", "012c01b4", "00ffff", "012c"]).stdout
assert told.splitlines() == [
    '{"speed_mps": 3.0, "cadence_spm": 180}',
    '{"speed_mps": null, "cadence_spm": null}',
    '{"speed_mps": null, "cadence_spm": null}',
], told

async def talk():
    said, link = [], ScriptedLink({pacer.DATA: b""})
    talking = asyncio.ensure_future(pacer.stream(link, said.append))
    await asyncio.sleep(0)
    link.send(pacer.DATA, 7, bytes.fromhex("012c01b4"))
    await link.close()
    await talking
    return said

assert asyncio.run(talk()) == [FootpodSample(7, 3.0, 180)]
"""


def test_the_file_that_the_readme_shows_is_all_that_it_takes(tmp_path: Path) -> None:
    shown = re.findall(r"```python\n(.*?)```", (ROOM / "README.md").read_text(), re.DOTALL)
    (tmp_path / "pacer.py").write_text(shown[0])
    asked = [sys.executable, "-c", USED, str(tmp_path)]
    ran = subprocess.run(asked, cwd=ROOM.parents[1], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
