"""The console script and ``python -m lawlint``: the rest is imported when an interrupt can do no harm."""

from lawlint.ending import end_at_once


def entry() -> None:
    """Run the command line."""
    end_at_once()
    from lawlint.cli import entry

    entry()


if __name__ == "__main__":
    entry()
