"""Streaming footfall detectors (compiled from cpp/)."""
