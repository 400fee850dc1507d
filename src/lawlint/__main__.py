"""``python -m lawlint``."""

from lawlint.cli import entry

if __name__ == "__main__":
    entry()
