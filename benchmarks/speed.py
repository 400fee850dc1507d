"""How fast is lawlint?  One command prints all tables.

    python benchmarks/speed.py [--count 500] [--runs 5] [--npm FOLDER]

Times are medians, in milliseconds: ``wall`` by the clock, ``cpu`` what all processes of a command computed, which
other work on the machine disturbs less.  Commands that are compared run in turn, on the same generated files.  Peers
are looked for on PATH and in FOLDER/node_modules/.bin (``npm install autocorrect-node zhlint textlint
textlint-rule-no-todo``); one that is absent, or that does not read the files it is given, is skipped with a word.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.corpus import LENGTH, report, write

LAWLINT = (sys.executable, "-m", "lawlint", "check", "--format", "json", "--fail-on", "never")
PEERS = {
    "autocorrect": ("autocorrect", "--lint", "--format", "json"),
    "zhlint": ("zhlint",),
    "textlint": ("textlint", "--no-textlintrc", "--rule", "no-todo"),
}
FOLDERS = frozenset({"lawlint", "autocorrect"})  # the others want a pattern of names
STAGES = Path(__file__).with_name("stages.py")


class Spent(NamedTuple):
    """What one run of a command took: seconds by the clock and of computing, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def main() -> int:
    """Run all measurements and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=500, help="reports in the large run")
    parser.add_argument(
        "--runs", type=int, default=5, help="runs of which the median is taken; half as many of many reports"
    )
    parser.add_argument("--npm", type=Path, default=Path(), help="folder with node_modules")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed lawlint is compiled
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["LAWLINT_CACHE_DIR"] = str(folder / "cache")
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        files = list(write(folder / "many", options.count))
        size = sum(file.stat().st_size for file in files) / 1e6
        print(
            f"one report: {LENGTH} characters; many: {len(files)} reports, {size:.1f} MB; {os.cpu_count()} cores"
        )
        _against_peers(files, _present(options.npm, folder), options.runs)
        _first_run(files[0], folder)
        _inside("length", _longer(folder), options.runs)
        _inside("rules", _with_rules(files[0], folder), options.runs)
        _stages(files[0], options.runs)
    return 0


def _present(npm: Path, folder: Path) -> dict[str, tuple[str, ...]]:
    """The commands of lawlint and of the peers that are there and read what they are given."""
    found: dict[str, tuple[str, ...]] = {"lawlint": LAWLINT}
    path = f"{(npm / 'node_modules' / '.bin').resolve()}{os.pathsep}{os.environ['PATH']}"
    probe = folder / "probe"
    probe.mkdir()
    for name in ("one.txt", "two.txt"):
        (probe / name).write_text("TODO: 受理80件,办结 72件。\n", encoding="utf-8")
    for peer, (program, *rest) in PEERS.items():
        place = shutil.which(program, path=path)
        if place is None:
            print(f"{peer}: not installed, skipped")
            continue
        command = (place, *rest, *_all_of(peer))
        done = subprocess.run(command, cwd=probe, check=False, capture_output=True, text=True)
        if all(name in done.stdout + done.stderr for name in ("one.txt", "two.txt")):
            found[peer] = (place, *rest)
        else:
            print(f"{peer}: does not tell of faults in both of two files, skipped")
    return found


def _all_of(name: str) -> tuple[str, ...]:
    """The arguments for all files of the current folder."""
    return (".",) if name in FOLDERS else ("*.txt",)


def _against_peers(files: Sequence[Path], commands: Mapping[str, Sequence[str]], runs: int) -> None:
    folder = files[0].parent
    one = _in_turn({name: [*command, files[0].name] for name, command in commands.items()}, folder, runs)
    many = _in_turn(
        {name: [*command, *_all_of(name)] for name, command in commands.items()},
        folder,
        max(runs // 2, 1),
        warm=True,
    )
    print("\nratio: lawlint by peer")
    print(f"{'':12}{'one: wall':>10}{'cpu':>8}{'ratio':>7}{'many: wall':>12}{'cpu':>9}{'ratio':>7}")
    for name in commands:
        single, all_ = one[name], many[name]
        print(
            f"{name:12}{single.wall:10.0f}{single.cpu:8.0f}{one['lawlint'].cpu / single.cpu:7.2f}"
            f"{all_.wall:12.0f}{all_.cpu:9.0f}{many['lawlint'].cpu / all_.cpu:7.2f}"
        )
    peak = one["lawlint"].memory, many["lawlint"].memory
    print(f"\npeak memory of lawlint's largest process: one {peak[0]:.0f} MB, many {peak[1]:.0f} MB")


def _first_run(file: Path, folder: Path) -> None:
    """A check that finds no cache of rules, and one that may not write any."""
    spent = []
    for _ in range(3):
        shutil.rmtree(folder / "cache", ignore_errors=True)
        spent.append(_run([*LAWLINT, str(file)], folder).cpu)
    without = _run([*LAWLINT, "--no-cache", str(file)], folder).cpu
    print(f"first check, which makes the cache: {min(spent):.0f} ms of cpu; without a cache: {without:.0f}")


def _longer(folder: Path) -> dict[str, list[str]]:
    """Reports 1, 10 and 100 times as long."""
    found = {}
    for factor in (1, 10, 100):
        path = folder / f"length-{factor}.txt"
        path.write_text(report(7, LENGTH * factor), encoding="utf-8")
        found[str(LENGTH * factor)] = [str(path)]
    return found


def _with_rules(file: Path, folder: Path) -> dict[str, list[str]]:
    """One report with 1, 10 and 100 times as many term rules as are built in."""
    from lawlint.rules.loading import load_builtin

    builtin = sum(rule.check == "pattern" for rule in load_builtin().rules)
    found = {str(builtin): [str(file)]}
    for factor in (10, 100):
        extra = folder / f"terms-{factor}.yaml"
        extra.write_text(_term_rules(builtin * (factor - 1)), encoding="utf-8")
        found[str(builtin * factor)] = [str(file), str(extra)]
    return found


def _term_rules(count: int) -> str:
    """A pack of ``count`` rules, each for one word that no report holds."""
    rules = ["pack: many-terms", "rules:"]
    for number in range(count):
        word = chr(0x4E00 + number % 5000) + chr(0x5E00 + number // 7) + "词"
        rules.append(
            f"- id: term-{number}\n  check: pattern\n  title: 用词{number}\n  title_en: term {number}\n"
            f"  severity: note\n  words: [{word}]\n  message: 用词\n  message_en: term\n"
            f"  examples: {{good: [甲], bad: [【{word}】]}}"
        )
    return "\n".join(rules)


def _inside(what: str, cases: Mapping[str, Sequence[str]], runs: int) -> None:
    """Milliseconds of one check inside a warm process: reading, facts, all rules."""
    print(f"\n{what:>9}{'check, cpu':>12}{'ratio':>8}")
    base = 0.0
    for name, arguments in cases.items():
        command = [sys.executable, str(STAGES), "--runs", str(runs), "--total", *arguments]
        spent = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        base = base or spent
        print(f"{name:>9}{spent:12.1f}{spent / base:8.2f}")


def _stages(file: Path, runs: int) -> None:
    """Where the time of a start and of a warm check goes."""
    starts = {
        "Python": "pass",
        "+ imports": "import lawlint.commands.check",
        "+ rules from the cache": "import lawlint.commands.check\n"
        "from lawlint.rules.setup import prepare\nprepare(None)",
    }
    commands = {name: [sys.executable, "-c", code] for name, code in starts.items()}
    times = _in_turn({**commands, "+ check and output": [*LAWLINT, str(file)]}, file.parent, runs)
    print(f"\n{'cold check':24}{'cpu so far':>12}")
    for name, spent in times.items():
        print(f"{name:24}{spent.cpu:12.0f}")
    print()
    subprocess.run([sys.executable, str(STAGES), "--runs", str(runs), str(file)], check=True)


def _in_turn(
    commands: Mapping[str, Sequence[str]], folder: Path, runs: int, warm: bool = False
) -> dict[str, Spent]:
    """The median of ``runs`` of each command, one round after another, behind one that is not counted.

    ``warm``: they have run before, and need no such round.
    """
    rounds = [
        {name: _run(command, folder) for name, command in commands.items()} for _ in range(runs + (not warm))
    ]
    return {
        name: Spent(*map(statistics.median, zip(*(each[name] for each in rounds[-runs:]), strict=True)))
        for name in commands
    }


def _run(command: Sequence[str], folder: Path) -> Spent:
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    return Spent(wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    raise SystemExit(main())
