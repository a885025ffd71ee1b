"""A real PostgreSQL of our own: on loopback, in a folder that is thrown away, never as root."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "260",
    "shared_buffers": "64MB",
    "unix_socket_directories": "",
    "log_min_messages": "warning",
    "fsync": "on",
    "password_encryption": "scram-sha-256",
}


def program(name: str) -> str:
    """Debian keeps the servers off the path."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = str(places[0]) if places else shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"no {name}: install Debian's package postgresql")
    return found


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


class Postgres:
    """One server. `kill` is the plug pulled from its processes; `start` brings it back."""

    def __init__(self, beside: Path | None = None) -> None:
        # Not in pytest's own folders: every pytest closes those to other users again.
        self._home = TemporaryDirectory(
            prefix="treadform-gym-", dir=beside, ignore_cleanup_errors=True
        )
        folder = Path(self._home.name)
        self.folder, self.port = folder / "data", free_port()
        self._log = folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        self._user = "nobody" if os.getuid() == 0 else None
        if self._user:
            nobody = pwd.getpwnam(self._user)
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        secret = folder / "password"
        secret.write_text("admin")
        secret.chmod(0o644)
        self._run(
            *(program("initdb"), "-D", str(self.folder), "-U", "admin", "--auth=scram-sha-256"),
            *("--pwfile", str(secret), "--encoding=UTF8", "--locale=C"),
        )

    @property
    def url(self) -> str:
        """The admin's address."""
        return self.url_of("admin", "admin")

    def url_of(self, login: str, password: str, port: int | None = None) -> str:
        """The address of a login, perhaps through another port."""
        return f"postgresql+psycopg://{login}:{password}@127.0.0.1:{port or self.port}/postgres"

    def start(self, **more: str) -> "Postgres":
        """Start, and wait until it answers; on another port where somebody took ours before."""
        for _ in range(5):
            if self._answers(more):
                return self
            self.port = free_port()
        raise RuntimeError(f"PostgreSQL does not answer: {self._log.read_text()[-2000:]}")

    def _answers(self, more: dict[str, str]) -> bool:
        options = [f"-c{name}={value}" for name, value in (SETTINGS | more).items()]
        command = [program("postgres"), "-D", str(self.folder), "-p", str(self.port), *options]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, user=self._user, stdout=log, stderr=log)
        ready = [program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        for _ in range(600):
            if subprocess.run(ready, check=False).returncode == 0:
                return self._process.poll() is None
            if self._process.poll() is not None:
                return False
            time.sleep(0.1)
        return False

    def take(self, file: Path, name: str) -> None:
        """Put a file into the server's folder, as its own."""
        there = self.folder / name
        shutil.copyfile(file, there)
        there.chmod(0o600)
        if self._user:
            owner = pwd.getpwnam(self._user)
            os.chown(there, owner.pw_uid, owner.pw_gid)

    def only_tls(self) -> None:
        """Nobody is let in on a plain connection."""
        (self.folder / "pg_hba.conf").write_text("hostssl all all all scram-sha-256\n")

    def kill(self) -> None:
        """Kill -9, all at once: the server recovers from its log when it starts again."""
        assert self._process is not None
        children = _children(self._process.pid)
        self._process.kill()
        self._process.wait()
        for child in children:  # the kernel ends most of them; none may hold the port
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def stop(self) -> None:
        """The end: what it knows is thrown away with its folder."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(30)
        self._home.cleanup()

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command, user=self._user, capture_output=True, text=True, check=False, cwd="/"
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]
