"""Coaching: a pure visit. Time-stamped input in, one View out; no clock, no I/O."""
