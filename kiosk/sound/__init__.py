"""The metronome."""
