"""PINs and nicknames as they are typed, and the argon2 hash that is kept of a PIN.

Four digits are ten thousand guesses: the hash only makes each of them slow. What keeps a PIN is
that few guesses are allowed (`tries`) and that the disk is encrypted.
"""

import re
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

PIN = re.compile(r"[0-9]{4,8}")
EASY = re.compile(r"(.{1,3}?)\1+")
"""One, two or three digits over and over."""
RUNS = ("01234567890", "09876543210")
NICKNAME_LONGEST = 24

hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
"""64 MiB and three passes: about 0.1 s on a desktop, three times that on a Raspberry Pi 5."""

NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$DjYdR5JfK4wSNXjXj1joeg"
    "$mKl/+owd5helbX9hZrY5wnXzdLmnx/51gMTJZSSQKeE"
)
"""Checked where there is no such nickname, so that the answer takes as long as for one there is."""


def spelled(nickname: str) -> str | None:
    """A nickname as it is shown; None where it is empty, too long or not printable."""
    shown = _spaced(nickname)
    return shown if 0 < len(shown) <= NICKNAME_LONGEST and shown.isprintable() else None


def key_of(nickname: str) -> str:
    """How a nickname is found, however it is typed."""
    return unicodedata.normalize("NFKC", _spaced(nickname).casefold())


def _spaced(nickname: str) -> str:
    """Spaces last: some signs, such as a lone macron, begin with one once they are normalised."""
    return " ".join(unicodedata.normalize("NFKC", nickname).split())


def is_pin(pin: str) -> bool:
    """Four to eight digits."""
    return PIN.fullmatch(pin) is not None


def is_easy(pin: str) -> bool:
    """Whether it is among the PINs that are guessed first."""
    return EASY.fullmatch(pin) is not None or any(pin in run for run in RUNS)


def hash_of(pin: str) -> str:
    """What is kept of a PIN."""
    return hasher.hash(pin)


def matches(pin_hash: str, pin: str) -> bool:
    """Whether it is the PIN of this hash; a hash that is none matches nothing."""
    try:
        return hasher.verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False
