"""Help in two languages, wrapped by screen width; completion scripts."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from lawlint.commands import NAMES
from lawlint.text import width

from .calling import Lawlint


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_within_the_screen(lawlint: Lawlint, name: str, lang: str) -> None:
    run = lawlint(name, "--help", "--lang", lang)
    assert run.status == 0
    assert run.out.startswith(
        {"zh": f"用法：lawlint {name} [选项]", "en": f"usage: lawlint {name} [options]"}[lang]
    )
    assert max(map(width, run.out.splitlines())) <= 80
    assert "--lang" in run.out
    if lang == "en":
        assert not any("\u4e00" <= char <= "\u9fff" for char in run.out)


def test_the_overview_names_every_command(lawlint: Lawlint) -> None:
    run = lawlint("--help")
    assert run.status == 0
    assert all(f"\n  {name} " in run.out for name in NAMES)
    assert lawlint().status == 2
    assert lawlint("--lang", "en", "--help").out.startswith("lawlint: a pre-publication")


def test_the_version(lawlint: Lawlint) -> None:
    from lawlint import __version__

    assert lawlint("--version").out == f"lawlint {__version__}\n"


def test_an_unknown_command_is_answered_with_what_was_meant(lawlint: Lawlint) -> None:
    assert lawlint("chekc").err == "lawlint: 没有“chekc”这个命令，是否要：check\n"
    meant = "lawlint: 没有“东岭县报告.txt”这个命令，是否要：lawlint check 东岭县报告.txt\n"
    assert lawlint("东岭县报告.txt").err == meant
    assert lawlint("x").status == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_know_commands_options_and_values(lawlint: Lawlint, shell: str) -> None:
    script = lawlint("completion", shell).out
    for word in ("baseline", "fail-on", "sarif", "stdin-filename"):
        assert word in script
    if shutil.which(shell):
        assert (
            subprocess.run([shell, "-n"], input=script, text=True, encoding="utf-8", check=False).returncode
            == 0
        )


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes(lawlint: Lawlint) -> None:
    script = lawlint("completion", "bash").out
    program = script + (
        "\nCOMP_WORDS=(lawlint check --format sa); COMP_CWORD=3; _lawlint; echo ${COMPREPLY[@]}"
        "\nCOMP_WORDS=(lawlint ba); COMP_CWORD=1; _lawlint; echo ${COMPREPLY[@]}"
        "\nCOMP_WORDS=(lawlint check --fa); COMP_CWORD=2; _lawlint; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(
        ["bash"], input=program, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["sarif", "baseline", "--fail-on"]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_completes(lawlint: Lawlint) -> None:
    """What the functions of zsh's own completion are told, and that sourcing the script registers it."""
    program = (
        "compdef() { print registered $@ }; _describe() { print ${(P)2} }; _arguments() { print -l -- $@ }\n"
        + lawlint("completion", "zsh", "--lang", "en").out
        + "\nwords=(lawlint ''); CURRENT=2; _lawlint"
        "\nwords=(lawlint check --fa); CURRENT=3; _lawlint; print $CURRENT $words"
    )
    done = subprocess.run(
        ["zsh", "-f"], input=program, capture_output=True, text=True, encoding="utf-8", check=True
    )
    registered, commands, *options, last = done.stdout.splitlines()
    assert registered == "registered _lawlint lawlint"
    assert "check:check documents" in commands
    assert any(
        line.startswith("*--fail-on[") and line.endswith(": :(error warning note never)") for line in options
    )
    assert "*: :_files" in options
    assert last == "2 check --fa"
