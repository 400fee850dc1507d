"""Whether a figure can be the whole that a share names: 占投诉的55.5%."""

from __future__ import annotations

import re

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def of_two_classes(figures: Figures, base: str, whole: Term) -> bool:
    """Whether a figure counts the class that a share is of together with another: 投诉举报2096件，占投诉的55.5%."""
    words = whole.wide + whole.tail
    kind = re.sub("^(?:全部|全[国省市县区]|总|其)|(?:总数|总量|总额|起数|件数|人数|户数)$", "", base)
    sets = (form.words for form in figures.reading.vocabulary.exclusive if kind in form.words)
    return any(kind + other in words or other + kind in words for form in sets for other in form if other != kind)
