"""``python -m lawlint``."""

from lawlint.cli import entry

entry()
