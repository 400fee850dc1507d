"""The facts of a document: quantities, dates, periods, titles, ordinal chains, and what is measured."""

from lawlint.facts.extract import extract

__all__ = ["extract"]
