"""The desk: what staff see and do, drawn from plain values."""
