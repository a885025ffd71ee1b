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
    FINISHING = "finishing"
    """Nothing more is asked; what was asked last is looked at until it was seen to be done."""
    STOPPING = "stopping"
    HANDS_OFF = "hands off"
    """Given up on this link."""


IN_HAND = frozenset({Control.ASKING, Control.HOLDING, Control.FINISHING, Control.STOPPING})
"""Something may still be written. Of those the first two are a member's session."""
