"""What can be amiss with keeping a program, as sentences: the store says which, others say it."""

from kiosk.words import N_

BAD_NAME = N_("{name}: a name is small letters, digits and _, a letter first")
TAKEN = N_("{path}: there already; choose another name, or --replace it")
NO_WAY_BACK = N_("{name}: no version to go back to; published: {has}; now {current}")
NO_VERSION = N_("{name}: version {n} was never published")
NO_TEXT = N_("{path}: not a text file (byte {n} is not UTF-8)")
UNREADABLE = N_("{path}: cannot be read ({why})")
UNWRITABLE = N_("{path}: cannot be written ({why})")
NEVER_PUBLISHED = N_("{name}: never published")
