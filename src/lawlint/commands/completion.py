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

_ZSH = """\
#compdef lawlint
_lawlint() {
  local -a commands=(%(commands)s)
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local name=$words[2]
  shift words
  (( CURRENT-- ))
  case $name in
%(cases)s
  esac
}
if [[ $funcstack[1] == _lawlint ]]; then _lawlint "$@"; else compdef _lawlint lawlint; fi
"""


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.argument("shell", metavar="SHELL", choices=_SHELLS, zh="bash、zsh 或 fish", en="bash, zsh or fish")


def run(args: Namespace, streams: Streams) -> int:
    """Print the script."""
    scripts = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    streams.stdout.write(scripts[args.shell](args.lang))
    return 0


def _options(name: str, lang: str) -> list[Action]:
    from lawlint.cli import parser_of

    return [action for action in parser_of(name, command(name), lang)._actions if action.option_strings]


def _bash(lang: str) -> str:
    cases = []
    for name in NAMES:
        actions = _options(name, lang)
        for action in actions:
            if action.choices:
                values = " ".join(map(str, action.choices))
                cases += [f"    *:{name}\\ {option}) words='{values}' ;;" for option in action.option_strings]
        flags = " ".join(option for action in actions for option in action.option_strings)
        cases.append(f"    *:{name}\\ *) [[ $current == -* ]] && words='{flags}' ;;")
    return _BASH % {"commands": " ".join(NAMES), "cases": "\n".join(cases)}


def _zsh(lang: str) -> str:
    commands = [_quoted_in_zsh(f"{name}:{about.said(lang)}") for name, about in NAMES.items()]
    cases = []
    for name in NAMES:
        lines = [f"{line} \\" for action in _options(name, lang) for line in _zsh_option(action)]
        more = f"'*: :({' '.join(_SHELLS)})'" if name == "completion" else "'*: :_files'"
        cases.append("\n      ".join((f"    {name}) _arguments -s \\", *lines, f"{more} ;;")))
    return _ZSH % {"commands": " ".join(commands), "cases": "\n".join(cases)}


def _zsh_option(action: Action) -> Iterator[str]:
    """What ``_arguments`` is told of one option under each of its names; any option may be repeated."""
    about = (action.help or "").replace("%%", "%")
    for mark in "\\[]:":
        about = about.replace(mark, f"\\{mark}")
    values = f"({' '.join(map(str, action.choices))})" if action.choices else "_files"
    takes = "" if action.nargs == 0 else f": :{values}"
    for option in action.option_strings:
        yield _quoted_in_zsh(f"*{option}[{about}]{takes}")


def _quoted_in_zsh(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


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
