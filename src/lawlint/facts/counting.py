"""Numbers that should count on: which series a number belongs to, and the fewest slips that explain a series.

Pure arithmetic on the numbers of labels and ordinals; what they stand before is no matter here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from lawlint.lean import dataclass

AHEAD = 50
"""Numbers among which one that comes late, or goes on after another series, is looked for."""

Case = Literal["wrong", "gap", "repeat", "order"]


@dataclass(slots=True)
class Count:
    """How far a series was read: its last number, and the one due if all so far stand for their places."""

    last: int
    due: int

    def takes(self, number: int) -> bool:
        """Whether ``number`` counts on, from the place or from the last number."""
        return number in (self.due, self.last + 1)

    def add(self, number: int) -> None:
        """Read one more number."""
        self.due = (number if self.takes(number) else self.due) + 1
        self.last = number

    def goes_on_after(self, number: int, later: Sequence[int]) -> bool:
        """Whether the series, which does not take ``number``, goes on behind it as if it were due.

        ``later``: the numbers behind.  Series from 1 may stand in between, not one that ``number`` begins.
        """
        for at, each in enumerate(later[:AHEAD]):
            if each == self.due + 1:
                return True
            if number == 1 or not (each == 1 or (at and each == later[at - 1] + 1)):
                return False
        return False


@dataclass(frozen=True, slots=True)
class Slip:
    """One defect of a series at place ``at``, where ``due`` should stand.

    ``wrong``: a label that does not fit, between others that do; ``gap``: numbers are missing before it;
    ``repeat``: its number stood before; ``order``: it stands before or behind its place.
    """

    at: int
    case: Case
    due: int


def slips(
    numbers: Sequence[int], first: int, excused: Callable[[int, int], bool] = lambda at, due: False
) -> list[Slip]:
    """The slips of a series that should begin with ``first``: one label, one cut or one move is one slip.

    ``excused(at, due)``: whether ``due``, missing before place ``at``, stands elsewhere.
    """
    made: list[Slip] = []
    seen: set[int] = set()
    due = first
    swapped = False
    for at, number in enumerate(numbers):
        after = numbers[at + 1] if at + 1 < len(numbers) else 0
        if swapped:
            swapped = False
            made.append(Slip(at, "order", due - 1))
        elif number == due or (number > due and excused(at, due)):
            due = number + 1
        elif after == due + 1:
            made.append(Slip(at, "wrong", due))
            due += 1
        elif after == due and number == due + 1:
            swapped = True
            due += 2
        elif after == due or number < due:
            made.append(Slip(at, "repeat" if number in seen else "order", due))
            due = due if after == due else number + 1
        else:
            late = due in numbers[at + 1 : at + 1 + AHEAD]
            if not late and not all(each in seen for each in range(due, number)):
                made.append(Slip(at, "gap", due))
            due = number + 1
        seen.add(number)
    return made


def renumbered(numbers: Sequence[int], slip: Slip) -> list[tuple[int, int]]:
    """Places and the numbers they need for the series to count on; empty when it takes more than that."""
    if slip.case == "wrong":
        return [(slip.at, slip.due)]
    count_on = all(numbers[at + 1] == numbers[at] + 1 for at in range(slip.at, len(numbers) - 1))
    if slip.case == "order" or not count_on:
        return []
    return [(slip.at + more, slip.due + more) for more in range(len(numbers) - slip.at)]
