"""How fast is lawlint?  Times as ratios to other linters on the same generated files in the same run.

    python benchmarks/speed.py [--count 500] [--runs 5] [--npm FOLDER]

Peers are looked for on PATH and in FOLDER/node_modules/.bin (``npm install autocorrect-node zhlint``):
one that is absent is skipped with a word.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.corpus import LENGTH, report, write

LAWLINT = (sys.executable, "-m", "lawlint", "check", "--format", "json", "--fail-on", "never")
PEERS = {
    "autocorrect": ("autocorrect", "--lint", "--format", "json"),
    "zhlint": ("zhlint",),
    "textlint": ("textlint", "--no-textlintrc", "--rule", "no-todo"),
}

FOLDERS = frozenset({"lawlint", "autocorrect"})  # the others want a pattern of names


def main() -> int:
    """Run all measurements and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=500, help="reports in the large run")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median is taken")
    parser.add_argument("--npm", type=Path, default=Path(), help="folder with node_modules")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = list(write(folder / "many", options.count))
        print(f"one report of {LENGTH} characters; {len(files)} reports; {os.cpu_count()} cores")
        _against_peers(files, options.npm, options.runs)
        _against_length(folder, options.runs)
        _against_rules(files[0], folder, options.runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\npeak memory of the largest process of this benchmark, peers included: {peak:.0f} MB")
    return 0


def _against_peers(files: Sequence[Path], npm: Path, runs: int) -> None:
    one, many = str(files[0]), str(files[0].parent)
    commands: dict[str, tuple[str, ...]] = {"lawlint": LAWLINT}
    for name, (program, *rest) in PEERS.items():
        found = shutil.which(program, path=f"{npm / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}")
        if found is None:
            print(f"{name}: not installed, skipped")
        else:
            commands[name] = (found, *rest)
    times = {
        name: (
            _median([*command, one], runs),
            _median([*command, many if name in FOLDERS else f"{many}/*.txt"], runs),
        )
        for name, command in commands.items()
    }
    mine = times["lawlint"]
    print(f"\n{'':12} {'one, ms':>9} {'ratio':>6} {'many, ms':>9} {'ratio':>6}   (lawlint by peer)")
    for name, (single, all_) in times.items():
        print(f"{name:12} {single:9.0f} {mine[0] / single:6.2f} {all_:9.0f} {mine[1] / all_:6.2f}")


def _against_length(folder: Path, runs: int) -> None:
    print(f"\n{'length':>9} {'check, ms':>9} {'ratio':>6}")
    base = 0.0
    for factor in (1, 10, 100):
        path = folder / f"length-{factor}.txt"
        path.write_text(report(7, LENGTH * factor), encoding="utf-8")
        spent = _inside(path, runs)
        base = base or spent
        print(f"{LENGTH * factor:9} {spent:9.1f} {spent / base:6.2f}")


def _against_rules(path: Path, folder: Path, runs: int) -> None:
    print(f"\n{'term rules':>10} {'check, ms':>9} {'ratio':>6}")
    base = 0.0
    for count in (0, 60, 600, 6000):
        extra = folder / f"terms-{count}.yaml"
        extra.write_text(_term_rules(count), encoding="utf-8")
        spent = _inside(path, runs, extra)
        base = base or spent
        print(f"{count:10} {spent:9.1f} {spent / base:6.2f}")


def _term_rules(count: int) -> str:
    """A pack of ``count`` rules, each for one word that no report holds."""
    rules = ["pack: many-terms", "rules:" if count else "rules: []"]
    for number in range(count):
        word = chr(0x4E00 + number % 5000) + chr(0x5E00 + number // 7) + "词"
        rules.append(
            f"- id: term-{number}\n  check: pattern\n  title: 用词{number}\n  title_en: term {number}\n"
            f"  severity: note\n  words: [{word}]\n  message: 用词\n  message_en: term\n"
            f"  examples: {{good: [甲], bad: [【{word}】]}}"
        )
    return "\n".join(rules)


_TIMED = """
import sys, time, statistics
from pathlib import Path
from lawlint.document import read
from lawlint.engine import check_document
from lawlint.rules.loading import {load}
ruleset = {call}
data = Path(sys.argv[1]).read_bytes()
spent = []
for _ in range(int(sys.argv[2]) + 1):
    began = time.perf_counter()
    check_document(read(data, "report.txt"), ruleset)
    spent.append(time.perf_counter() - began)
print(statistics.median(spent[1:]) * 1000)
"""


def _inside(path: Path, runs: int, extra: Path | None = None) -> float:
    """Milliseconds of one check inside a warm process: reading, facts, all rules."""
    source = _TIMED.format(
        load="load_builtin",
        call="load_builtin()" if extra is None else f"load_builtin(extra=[{str(extra)!r}])",
    )
    done = subprocess.run(
        [sys.executable, "-c", source, str(path), str(runs)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def _median(command: Sequence[str], runs: int) -> float:
    """Milliseconds of the whole command, median of ``runs`` after one that is not counted."""
    spent = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        spent.append(time.perf_counter() - began)
    return statistics.median(spent[1:]) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
