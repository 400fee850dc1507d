"""The files in ``ci/`` are well-formed and safe, and their shell steps do what they say in a scratch repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
ACTION, WORKFLOW = ROOT / "ci/github/action.yml", ROOT / "ci/github/workflow.yml"
GITLAB = ROOT / "ci/gitlab/lawlint.gitlab-ci.yml"
EXAMPLES = {path.suffix: path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md")}

bash = pytest.mark.skipif(
    shutil.which("bash") is None or sys.platform == "win32", reason="bash is not installed"
)


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def tool(*command: str) -> subprocess.CompletedProcess[str]:
    """A program of the environment that runs the tests; the test is skipped where it is not installed."""
    program = Path(sys.executable).with_name(command[0])
    if not program.exists():
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run([str(program), *command[1:]], capture_output=True, text=True, timeout=120)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clean report beside a faulty one in a folder with a blank in its name."""
    (tmp_path / "公文 目录").mkdir()
    shutil.copy(EXAMPLES[".txt"], tmp_path / "干净.txt")
    shutil.copy(EXAMPLES[".md"], tmp_path / "公文 目录" / "初稿.md")
    return tmp_path


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the runners do, with the ``lawlint`` of the environment that runs the tests."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", **variables}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def check_step() -> str:
    (step,) = [each for each in loaded(ACTION)["runs"]["steps"] if each.get("name") == "Check"]
    return str(step["run"])


@bash
@pytest.mark.parametrize(
    ("paths", "fail_on", "status", "faulty"),
    [
        (".", "warning", 1, True),
        ("公文 目录\n干净.txt\n", "never", 0, True),
        ("干净.txt\n\n", "warning", 0, False),
        ("公文 目录/初稿.md", "error", 1, True),
    ],
)
def test_the_github_action_checks_the_named_paths(
    repository: Path, paths: str, fail_on: str, status: int, faulty: bool
) -> None:
    given = {"LAWLINT_PATHS": paths, "LAWLINT_FAIL_ON": fail_on, "LAWLINT_SARIF": "out.sarif"}
    done = run(check_step(), repository, **given)
    assert done.returncode == status, done.stderr
    (log,) = json.loads((repository / "out.sarif").read_text("utf-8"))["runs"]
    assert bool(log["results"]) is faulty
    assert len(log["results"]) == done.stdout.count("::error ") + done.stdout.count("::warning ")


@bash
def test_a_path_of_the_action_is_never_an_option_or_a_command(repository: Path) -> None:
    given = {"LAWLINT_FAIL_ON": "warning", "LAWLINT_SARIF": "out.sarif"}
    done = run(check_step(), repository, LAWLINT_PATHS="--output\n$(touch made)\n`touch made`", **given)
    assert done.returncode == 2
    assert not (repository / "made").exists()


@bash
def test_the_gitlab_job_writes_both_reports(repository: Path) -> None:
    job = loaded(GITLAB)["lawlint"]
    script = job["script"][-1]
    assert script.startswith("lawlint check")
    done = run(script, repository, **job["variables"])
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    quality = json.loads((repository / reports["codequality"]).read_text("utf-8"))
    assert {each["location"]["path"] for each in quality} == {"公文 目录/初稿.md"}
    suites = ElementTree.parse(repository / reports["junit"]).getroot()
    assert [suite.get("name") for suite in suites] == ["公文 目录/初稿.md", "干净.txt"]
    assert run(script, repository, LAWLINT_PATHS="干净.txt").returncode == 0


def test_what_is_used_is_pinned_and_rights_are_few() -> None:
    used = [step["uses"] for step in loaded(ACTION)["runs"]["steps"] if "uses" in step]
    workflow = loaded(WORKFLOW)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read", "security-events": "write"}
        used += [step["uses"] for step in job["steps"] if not step["uses"].startswith("$/")]
    assert len(used) >= 3
    for each in used:
        assert len(each.partition("@")[2]) == 40, each
    assert "@sha256:" in loaded(GITLAB)["lawlint"]["image"]


@pytest.mark.parametrize(
    ("path", "schema"),
    [(ACTION, "github-actions"), (WORKFLOW, "github-workflows"), (GITLAB, "gitlab-ci")],
    ids=["action", "workflow", "gitlab"],
)
def test_files_follow_the_schemas_of_their_runners(path: Path, schema: str) -> None:
    done = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", str(path))
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_has_nothing_to_say() -> None:
    done = tool("zizmor", "--offline", "--no-config", "--persona=auditor", str(ACTION), str(WORKFLOW))
    assert done.returncode == 0, done.stdout + done.stderr
