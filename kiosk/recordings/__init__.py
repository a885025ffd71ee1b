"""Files as a source of samples."""
