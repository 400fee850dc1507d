"""Outputs are written while documents are checked: head, pieces as they come, tail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from lawlint.report import output

if TYPE_CHECKING:
    from lawlint.output import Sink
    from lawlint.report.summary import Summary, Trouble
    from lawlint.run import Job, Outcome


def write(
    job: Job,
    sinks: Sequence[Sink],
    outcomes: Iterator[Outcome],
    summary: Summary,
    tell: Callable[[Trouble], None],
) -> None:
    """Write every output of the job to its sink and close it; add up; ``tell`` what went wrong."""
    modules = [(output(name), view, sink) for (name, view), sink in zip(job.outputs, sinks, strict=True)]
    begun = [False] * len(modules)
    for module, view, sink in modules:
        sink.write(module.head(view))
    for outcome in outcomes:
        for at, piece in enumerate(outcome.pieces):
            if piece:
                module, _, sink = modules[at]
                sink.write(module.SEPARATOR + piece if begun[at] else piece)
                begun[at] = True
        for trouble in outcome.troubles:
            tell(trouble)
        if outcome.tally is not None:
            summary.add(outcome.tally)
        summary.fixed += outcome.fixed
    for module, view, sink in modules:
        sink.write(module.tail(summary, view))
    for sink in sinks:
        sink.close()
