"""The hooks for pre-commit, tried as another repository uses them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
NO_NETWORK = ("No matching distribution found", "NewConnectionError", "ProxyError", "Network is unreachable")


def test_the_manifest_is_valid_and_the_commands_exist() -> None:
    from lawlint.commands import NAMES

    manifest = ROOT / ".pre-commit-hooks.yaml"
    done = run(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", str(manifest))
    assert done.returncode == 0, done.stdout
    hooks = yaml.safe_load(manifest.read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["lawlint", "lawlint-pdf", "lawlint-rules"]
    for hook in hooks:
        program, command = hook["entry"].split()
        assert program == "lawlint"
        assert command in NAMES


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(
        words, cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the git repository")
def test_a_faulty_report_fails_and_a_clean_one_passes(tmp_path: Path) -> None:
    """``pre-commit try-repo`` on a scratch repository; passed over where packages cannot be installed."""
    hooks, scratch = tmp_path / "hooks", tmp_path / "scratch"
    scratch.mkdir()
    assert run(tmp_path, "git", "clone", "--quiet", str(ROOT), str(hooks)).returncode == 0
    assert run(scratch, "git", "init", "--quiet").returncode == 0

    def tried(name: str, text: str) -> subprocess.CompletedProcess[str]:
        (scratch / name).write_text(text, "utf-8")
        run(scratch, "git", "add", name)
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "lawlint", "--files", name]
        done = run(scratch, *command, PRE_COMMIT_HOME=str(tmp_path / "home"))
        said = done.stdout + done.stderr
        if "An unexpected error" in said and any(sign in said for sign in NO_NETWORK):
            pytest.skip("packages cannot be installed here")
        return done

    clean = tried("平川县报告.txt", "平川县情况通报\n\n全年办理案件80件，办结65件。\n")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    faulty = tried("清河区报告.txt", "清河区情况通报\n\n2024年2月30日召开专题会议。\n")
    assert faulty.returncode == 1, faulty.stdout + faulty.stderr
    assert "清河区报告.txt:3:1: error impossible-date" in faulty.stdout
