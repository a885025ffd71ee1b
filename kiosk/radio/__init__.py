"""The seam of devices/link.py over real Bluetooth."""
