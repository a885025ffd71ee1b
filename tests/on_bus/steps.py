"""Where the time goes from a fault to data again: what the radio logged meanwhile."""

import logging
import re
import time

_ADDRESS = re.compile(r"(?:[0-9A-F]{2}:){5}([0-9A-F]{2})")


class Steps(logging.Handler):
    """Collects while it is there. `of` gives one stretch of it, a line a fault."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._logged: list[tuple[float, str]] = []
        radio = logging.getLogger("kiosk.radio")
        radio.setLevel(logging.INFO)
        radio.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self._logged.append((time.monotonic(), _ADDRESS.sub(r"\1", record.getMessage())))

    def of(self, from_s: float, to_s: float, *about: str) -> str:
        """What was logged then of these, last bytes of addresses or words, with its seconds."""
        said = [(at_s, text) for at_s, text in self._logged if from_s <= at_s <= to_s]
        kept = [(at_s, text) for at_s, text in said if any(word in text for word in about)]
        return "; ".join(f"{at_s - from_s:.2f} {text}" for at_s, text in kept)
