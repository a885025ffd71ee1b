"""`make test-plug`: a kiosk's machine without current, twenty times in the middle of a visit.

    python -m tests.plug [TIMES [SEED]]

Debian's kernel with ext4 in QEMU, emulated, on a disk whose cache forgets (`disk`). After each plug
the file system is mounted and the database opened again by the next machine, which must find it
sound, with every step that was ever settled, and every step older than two seconds.
"""

import random
import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from tests.on_air.image import first_files, image, pack, release_of_kernel, take_modules
from tests.plug.baggage import pack_into
from tests.plug.disk import Loss, new_disk, new_log, pull
from tests.plug.machine import GONE, Machine, boot, resume
from tests.plug.victim import MADE_EVERY_S

HERE = Path(__file__).parent
APPLETS = ("sh", "mount", "insmod", "mkdir", "stty")
OLD_S = 2.0
WRITES_WITHIN_S = 5.0


@dataclass
class Tally:
    """What was promised, and what of it was not there."""

    settled: dict[UUID, int] = field(default_factory=dict)
    lasted_s: dict[UUID, float] = field(default_factory=dict)
    """How long each visit had gone on when the plug was pulled."""
    losses: list[Loss] = field(default_factory=list)
    sound: int = 0
    lost: int = 0
    oldest_missing_s: float = 0.0
    damaged: list[str] = field(default_factory=list)

    def found(self, machine: Machine) -> None:
        """Hold it to all that machines before it said. One killed before it could tell is passed
        over; the next one tells of the same disk."""
        lines = [line.split(" ") for _, line in machine.heard]
        self.damaged += [" ".join(line) for line in lines if line[0] in ("damaged:", GONE)]
        if not any(line[0] == "visit" for line in lines):
            return
        self.sound += sum(line[0] == "sound" for line in lines)
        held = {UUID(line[1]): int(line[2]) for line in lines if line[0] == "held"}
        for visit, lasted_s in self.lasted_s.items():
            there = held.get(visit, 0)
            self.lost += max(0, self.settled.get(visit, 0) - there)
            missing_s = lasted_s - there * MADE_EVERY_S
            self.oldest_missing_s = max(self.oldest_missing_s, missing_s)

    def promised(self, machine: Machine, pulled_s: float, loss: Loss) -> None:
        """What this one had said when it was killed."""
        self.losses.append(loss)
        visit: UUID | None = None
        for at_s, line in machine.heard:
            word, _, rest = line.partition(" ")
            if word == "visit":
                visit = UUID(rest)
                self.lasted_s[visit] = pulled_s - at_s
            elif word == "kept" and visit is not None:
                self.settled[visit] = int(rest)

    def is_guilty(self) -> bool:
        late = self.oldest_missing_s > OLD_S
        return bool(self.lost or late or self.damaged or not sum(self.settled.values()))

    def told(self, times: int) -> str:
        uncertain = sum(loss.uncertain for loss in self.losses)
        dropped = sum(loss.dropped for loss in self.losses)
        return "\n".join(
            [
                f"{times} plugs pulled; database opened and sound {self.sound} times,"
                f" {len(self.damaged)} times not",
                f"settled steps           {sum(self.settled.values())}, {self.lost} lost",
                f"oldest step missing     {self.oldest_missing_s:.1f} s old (at most {OLD_S:g})",
                f"writes in the cache     {uncertain}, {dropped} of them lost on purpose",
                *self.damaged,
            ]
        )


class Bench:
    """The state every machine goes on from, and the one disk."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        self._state, self._disk = folder / "state", folder / "disk"
        self._plugged, self._log = folder / "plugged", folder / "log"
        new_disk(self._disk)

    def prepare(self) -> None:
        """Boot once, as far as the disk."""
        archive = self._folder / "initramfs"
        pack(_inside(self._folder / "inside"), archive)
        self._load_disk()
        machine = boot(self._folder, image().kernel, archive, self._plugged, self._log)
        machine.wait_for("ready")
        machine.keep_state(self._state)

    def start(self) -> Machine:
        self._load_disk()
        seed = self._chance.getrandbits(32)
        return resume(self._folder, self._state, self._plugged, self._log, seed)

    def pull(self, machine: Machine) -> tuple[float, Loss]:
        """Kill it, and make the disk what it would be."""
        pulled_s = machine.kill()
        return pulled_s, pull(self._disk, self._log, self._chance)

    def moment(self, machine: Machine) -> None:
        """Wait for one: mostly in a visit, now and then while all of it still opens."""
        if self._chance.random() < 0.75:
            machine.wait_for("visit")
        time.sleep(self._chance.uniform(0.0, 6.0))
        if self._chance.random() < 0.75:
            self._catch_it_writing()

    def _catch_it_writing(self) -> None:
        """Emulated, it thinks for long and writes for moments: wait for one of those."""
        before, until_s = self._log.stat().st_mtime_ns, time.monotonic() + WRITES_WITHIN_S
        while self._log.stat().st_mtime_ns == before and time.monotonic() < until_s:
            time.sleep(0.0005)
        time.sleep(self._chance.uniform(0.0, 0.02))

    def _load_disk(self) -> None:
        shutil.copyfile(self._disk, self._plugged)
        new_log(self._log)


def _inside(root: Path) -> Path:
    """The guest's files: the first ones, two lots of modules, the victim with all it needs."""
    first_files(root, HERE / "guest_init", APPLETS)
    release = release_of_kernel()
    take_modules(root / "modules", release, "before", "ext4", "virtio_pci")
    take_modules(root / "modules", release, "after", "virtio_blk")
    before = (root / "modules" / "before").read_text().split()
    after = [m for m in (root / "modules" / "after").read_text().split() if m not in before]
    (root / "modules" / "after").write_text("\n".join(after))
    (root / "victim").write_text(
        f"cd {HERE.parent.parent}\n"
        "exec </dev/ttyS0 >/dev/ttyS0 2>&1\n"
        "stty raw -echo\n"
        f"{sys.executable} -m tests.plug.victim\n"
        f"echo {GONE} $?\n"
        "while :; do read -r _; done\n"
    )
    pack_into(root)
    return root


def main(times: int, seed: int) -> int:
    image()  # downloaded before the clock runs
    begun_s, tally = time.monotonic(), Tally()
    with TemporaryDirectory(prefix="treadform-plug-") as folder:
        bench = Bench(Path(folder), random.Random(seed))
        bench.prepare()
        print(f"one boot: {time.monotonic() - begun_s:.0f} s", flush=True)
        for number in range(times + 1):
            machine = bench.start()
            if number < times:
                bench.moment(machine)
            else:
                machine.wait_for("visit")
            pulled_s, loss = bench.pull(machine)
            tally.found(machine)
            tally.promised(machine, pulled_s, loss)
    print(tally.told(times), f"{time.monotonic() - begun_s:.0f} s in all", sep="\n")
    return int(tally.is_guilty())


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [20, 1][len(given) :])))
