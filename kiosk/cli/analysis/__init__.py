"""Recordings through the core: what `treadform analyze` and `make accuracy` stand on."""
