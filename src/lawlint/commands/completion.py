"""``lawlint completion``: a script that completes commands, options and their values in a shell."""

from __future__ import annotations

from argparse import Action, Namespace
from collections.abc import Iterator

from lawlint.arguments import Parser, Streams
from lawlint.commands import NAMES, command

USAGE = "bash|zsh|fish"
_SHELLS = ("bash", "zsh", "fish")

_BASH = """\
_lawlint() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
  case "$COMP_CWORD:${COMP_WORDS[1]} $before" in
    1:*) words='%(commands)s' ;;
%(cases)s
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _lawlint lawlint
"""


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.argument("shell", metavar="SHELL", choices=_SHELLS, zh="bash、zsh 或 fish", en="bash, zsh or fish")


def run(args: Namespace, streams: Streams) -> int:
    """Print the script."""
    streams.stdout.write(_fish(args.lang) if args.shell == "fish" else _bash(args.shell))
    return 0


def _options(name: str, lang: str = "zh") -> list[Action]:
    from lawlint.cli import parser_of

    return [action for action in parser_of(name, command(name), lang)._actions if action.option_strings]


def _bash(shell: str) -> str:
    cases = []
    for name in NAMES:
        actions = _options(name)
        for action in actions:
            if action.choices:
                values = " ".join(map(str, action.choices))
                cases += [f"    *:{name}\\ {option}) words='{values}' ;;" for option in action.option_strings]
        flags = " ".join(option for action in actions for option in action.option_strings)
        cases.append(f"    *:{name}\\ *) [[ $current == -* ]] && words='{flags}' ;;")
    script = _BASH % {"commands": " ".join(NAMES), "cases": "\n".join(cases)}
    if shell == "bash":
        return script
    return "#compdef lawlint\nautoload -U +X bashcompinit && bashcompinit\n" + script


def _fish(lang: str) -> str:
    return "".join(f"complete -c lawlint {line}\n" for line in _fish_lines(lang))


def _fish_lines(lang: str) -> Iterator[str]:
    for name, about in NAMES.items():
        yield f"-n __fish_use_subcommand -fa {name} -d {_quoted(about.said(lang))}"
    for name in NAMES:
        for action in _options(name, lang):
            flags = " ".join(_fish_flag(option) for option in action.option_strings)
            values = f" -xa '{' '.join(map(str, action.choices))}'" if action.choices else ""
            takes = "" if action.nargs == 0 or values else " -r"
            help_text = _quoted((action.help or "").replace("%%", "%"))
            yield f"-n '__fish_seen_subcommand_from {name}' {flags}{values}{takes} -d {help_text}"


def _fish_flag(option: str) -> str:
    return f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
