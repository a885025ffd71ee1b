"""Who has the belt, and the reasons that the guard itself tells apart. README.md draws it."""

from enum import StrEnum

STANDS = "the belt stands"
PRESS_STOP = "stopping: if it does not, press STOP or pull the key"
CONSOLE = {0x01, 0x02, 0x03, 0x04, 0xFF}
"""Status codes by which the console, or its key, takes the belt back."""


class Control(StrEnum):
    READ_ONLY = "read only"
    ASKING = "asking"
    HOLDING = "holding"
    STOPPING = "stopping"
    HANDS_OFF = "hands off"
    """Given up on this link."""
