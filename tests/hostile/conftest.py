"""The folder with rules and reports, and the way to call lawlint in it, of the tests of the command line."""

from cli.conftest import house, lawlint

__all__ = ["house", "lawlint"]
