"""``lawlint check``: exit statuses, choices, one clear line for everything that is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from lawlint import cli
from lawlint.document import read
from lawlint.document.model import Document

from .calling import FAULTY, Lawlint, started

CLEAN_FILE, FAULTY_FILE = "云岭县报告.txt", "东岭县报告.txt"


def test_findings_are_one_a_line_and_a_line_sums_up(lawlint: Lawlint) -> None:
    run = lawlint("check", ".")
    assert run.status == 1
    assert run.err == ""
    *lines, summary = run.out.splitlines()
    assert lines == [
        f"./{FAULTY_FILE}:3:3: warning wrong-word “法制政府”应为“法治政府”",
        f"./{FAULTY_FILE}:3:14: error placeholder “XX”用法有误",
        f"./{FAULTY_FILE}:3:20: note advice “有效”用法有误",
    ]
    assert summary.startswith(
        "检查2篇文档（年度报告，据标题）：错误1处、警告1处、提示1处；规则通过0条、未通过3条"
    )


@pytest.mark.parametrize(
    ("args", "status"),
    [
        ([CLEAN_FILE], 0),
        ([FAULTY_FILE], 1),
        ([FAULTY_FILE, "--fail-on", "error"], 1),
        ([FAULTY_FILE, "--select", "wrong-word", "--fail-on", "error"], 0),
        ([FAULTY_FILE, "--select", "advice"], 0),
        ([FAULTY_FILE, "--select", "advice", "--fail-on", "note"], 1),
        ([FAULTY_FILE, "--fail-on", "never"], 0),
        ([FAULTY_FILE, "--ignore", "wrong-word,placeholder"], 0),
        ([FAULTY_FILE, "--ignore", "house"], 0),
        ([FAULTY_FILE, "nix.txt"], 2),
        ([FAULTY_FILE, "nix.txt", "--fail-on", "never"], 2),
    ],
)
@pytest.mark.parametrize("format", ["text", "json", "jsonl", "sarif", "github", "gitlab", "checks", "junit"])
def test_the_exit_status_is_the_same_for_every_format(
    lawlint: Lawlint, args: list[str], status: int, format: str
) -> None:
    assert lawlint("check", *args, "--format", format).status == status


@pytest.mark.parametrize(
    "args",
    [
        [FAULTY_FILE, "--jobs", "2", CLEAN_FILE, "-q", "."],
        [FAULTY_FILE, "--quiet", CLEAN_FILE, "--jobs=2"],
        ["-q", FAULTY_FILE, "--fail-on", "note", "--", CLEAN_FILE],
    ],
)
def test_options_may_stand_between_paths(lawlint: Lawlint, args: list[str]) -> None:
    together = lawlint("check", FAULTY_FILE, CLEAN_FILE, "-q")
    assert lawlint("check", *args) == together
    assert (together.status, together.err, together.out.count("\n")) == (1, "", 3)


@pytest.mark.parametrize("before", [[], ["--quiet"], [FAULTY_FILE, "--quiet"]])
def test_what_follows_two_hyphens_is_a_path(lawlint: Lawlint, house: Path, before: list[str]) -> None:
    (house / "-x.txt").write_text(FAULTY, "utf-8")
    result = lawlint("check", *before, "--", "-x.txt")
    assert (result.status, result.err) == (1, "")
    assert result.out.count("-x.txt:") == 3


def test_fail_on_and_ignore_come_from_the_configuration_unless_given(lawlint: Lawlint, house: Path) -> None:
    config = "extends: []\nrules: [house.yaml]\nfail-on: error\nignore: [placeholder]\n"
    (house / "lawlint.yaml").write_text(config, "utf-8")
    assert lawlint("check", FAULTY_FILE).status == 0
    assert lawlint("check", FAULTY_FILE, "--fail-on", "warning").status == 1
    assert "placeholder" in lawlint("check", FAULTY_FILE, "--select", "placeholder").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nix.txt"], "lawlint: nix.txt: 没有这个文件或文件夹\n"),
        (["leer"], "lawlint: leer: 文件夹中没有可检查的文档"),
        (["empty.txt"], "lawlint: empty.txt: 文件是空的\n"),
        (["bad.txt"], "lawlint: bad.txt: 无法识别文件的编码"),
        (["binary.txt"], "lawlint: binary.txt: 文件不是文本"),
        (["x.xyz"], "lawlint: x.xyz: 不认识的文件类型.xyz"),
        (
            [CLEAN_FILE, "--select", "wrong-wrod"],
            "lawlint: 没有“wrong-wrod”这条规则；是否想写“wrong-word”？\n",
        ),
        ([CLEAN_FILE, "--ignore", "nix"], "lawlint: 没有“nix”这条规则"),
        ([CLEAN_FILE, "--trace", "nix"], "lawlint: 没有“nix”这条规则"),
        ([CLEAN_FILE, "--kind", "anual"], "lawlint: 没有“anual”这个文种；是否想写“annual”？\n"),
        ([CLEAN_FILE, "--config", "nix.yaml"], "lawlint: 没有配置文件 nix.yaml\n"),
        ([CLEAN_FILE, "--format", "xml"], "lawlint: --format 不能是“xml”，可选："),
        ([CLEAN_FILE, "--nix"], "lawlint: 不认识的参数：--nix\n"),
        ([], "lawlint: 缺少参数：PATH\n"),
        ([CLEAN_FILE, "--jobs", "many"], "lawlint: --jobs 应为整数，而不是“many”\n"),
        ([CLEAN_FILE, "--config", ""], "lawlint: 没有配置文件 \n"),
        ([CLEAN_FILE, "--output", ""], "lawlint: --output 后面的文件名是空的\n"),
        ([CLEAN_FILE, "--annotate", ""], "lawlint: --annotate 后面的文件名是空的\n"),
        ([CLEAN_FILE, "--output", "no/such/folder.txt"], "lawlint: no/such/folder.txt：写不了："),
        ([CLEAN_FILE, "--output", CLEAN_FILE], f"lawlint: --output {CLEAN_FILE} 会覆盖要检查的文档\n"),
        ([CLEAN_FILE, "--format", "json", "--format", "text"], "lawlint: 只能有一种格式写到标准输出"),
        (
            [CLEAN_FILE, "--output", "a.json", "--output", "a.json"],
            "lawlint: 两种输出写到同一个文件：a.json\n",
        ),
        ([CLEAN_FILE, "--diff", "--format", "json"], "lawlint: --diff 和 --trace 不能与"),
    ],
)
def test_bad_input_ends_in_one_line(lawlint: Lawlint, house: Path, args: list[str], said: str) -> None:
    (house / "leer").mkdir()
    (house / "empty.txt").write_bytes(b"")
    (house / "bad.txt").write_bytes(b"\xff\xff\x81\x00\xff"[:3] + b"\xff")
    (house / "binary.txt").write_bytes(b"a\0b")
    (house / "x.xyz").write_text("x")
    run = lawlint("check", *args)
    assert run.status == 2
    assert run.err.startswith(said)
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err


def test_a_file_that_cannot_be_read_hides_nothing_of_the_others(lawlint: Lawlint, house: Path) -> None:
    (house / "empty.txt").write_bytes(b"")
    run = lawlint("check", "empty.txt", FAULTY_FILE, "nix.txt")
    assert run.status == 2
    assert run.out.count(FAULTY_FILE) == 3
    assert "未能检查2项" in run.out
    assert run.err.count("\n") == 2


def test_broken_configuration_and_rules_are_told_with_their_place(lawlint: Lawlint, house: Path) -> None:
    (house / "lawlint.yaml").write_text("extends: []\nrules: [house.yaml]\nignroe: [x]\n", "utf-8")
    run = lawlint("check", CLEAN_FILE)
    assert run.status == 2
    assert run.err.startswith("lawlint.yaml:3:1: error: ")
    (house / "lawlint.yaml").write_text("rules: [house.yaml\n", "utf-8")
    assert lawlint("check", CLEAN_FILE).err.startswith("lawlint.yaml:")


def test_standard_input_takes_the_name_it_is_given(lawlint: Lawlint) -> None:
    run = lawlint("check", "-", "--stdin-filename", "草稿.md", stdin=FAULTY)
    assert run.status == 1
    assert run.out.startswith("草稿.md:3:3: warning wrong-word")
    assert lawlint("check", "-", stdin=FAULTY).out.startswith("-:3:3: ")


def test_several_outputs_in_one_run(lawlint: Lawlint, house: Path) -> None:
    """A format goes to the file named after it; the one without a file to standard output."""
    run = lawlint(
        "check", ".", "--format", "json", "--output", "a.out", "--output", "b.sarif", "--format", "github"
    )
    assert run.out.startswith("::warning file=")
    assert (house / "a.out").read_text("utf-8").startswith('{\n  "version": 1')
    assert '"version": "2.1.0"' in (house / "b.sarif").read_text("utf-8")
    assert not list(house.glob("*.tmp")) + list(house.glob(".*.tmp"))


def test_an_output_appears_whole_or_not_at_all(
    lawlint: Lawlint, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house / "a.json").write_text("before")

    def broken(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lawlint.run.check_document", broken)
    assert lawlint("check", FAULTY_FILE, "--output", "a.json").status == 130
    assert (house / "a.json").read_text() == "before"
    assert not list(house.glob("*.tmp")) + list(house.glob(".*.tmp"))


def test_a_defect_in_a_reader_costs_one_file(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, path: str) -> Document:
        if "云岭" in path:
            raise RuntimeError("坏了")
        return read(data, path)

    monkeypatch.setattr("lawlint.run.read", broken)
    run = lawlint("check", ".")
    assert run.status == 2
    assert "RuntimeError: 坏了" in run.err
    assert run.out.count(FAULTY_FILE) == 3


def test_many_files_give_the_same_in_one_process_and_in_several(lawlint: Lawlint, house: Path) -> None:
    for at in range(40):
        (house / f"份{at:02}.txt").write_text(FAULTY.replace("有效", "有效" * (at % 3)), "utf-8")
    (house / "empty.txt").write_bytes(b"")
    one, several = lawlint("check", ".", "--jobs", "1"), lawlint("check", ".", "--jobs", "2")
    assert one == several
    assert one.status == 2
    assert "检查42篇文档" in one.out
    assert (
        lawlint("check", ".", "--format", "sarif", "--jobs", "3").out
        == lawlint("check", ".", "--format", "sarif", "--jobs", "1").out
    )


def test_excluded_files_are_passed_over_even_when_named(lawlint: Lawlint, house: Path) -> None:
    config = "extends: []\nrules: [house.yaml]\nexclude: [东岭*, old/]\n"
    (house / "lawlint.yaml").write_text(config, "utf-8")
    (house / "old").mkdir()
    (house / "old" / "a.txt").write_text(FAULTY, "utf-8")
    for args in (["."], [CLEAN_FILE, FAULTY_FILE, "old"]):
        run = lawlint("check", *args)
        assert run.status == 0
        assert "检查1篇文档" in run.out
        assert "配置排除2项" in run.out


def test_suppressions_of_the_configuration_are_counted_and_can_be_shown(
    lawlint: Lawlint, house: Path
) -> None:
    config = (
        "extends: []\nrules: [house.yaml]\nsuppress:\n"
        "  - {rule: wrong-word, text: 推进法制政府建设, reason: 引用原文}\n"
    )
    (house / "lawlint.yaml").write_text(config, "utf-8")
    hidden = lawlint("check", FAULTY_FILE)
    assert "wrong-word" not in hidden.out
    assert "已忽略1处" in hidden.out
    shown = lawlint("check", FAULTY_FILE, "--show-suppressed")
    assert "wrong-word “法制政府”应为“法治政府”（已忽略：引用原文）" in shown.out
    assert lawlint("check", FAULTY_FILE, "--ignore", "placeholder").status == 0


def test_quiet_says_only_findings(lawlint: Lawlint) -> None:
    assert lawlint("check", "-q", CLEAN_FILE).out == ""
    assert lawlint("check", "--quiet", FAULTY_FILE).out.count("\n") == 3


def test_english(lawlint: Lawlint) -> None:
    run = lawlint("check", "--lang", "en", FAULTY_FILE, "nix")
    assert 'warning wrong-word "法制政府" should read "法治政府"' in run.out
    assert "1 document checked (annual report, by its title): 1 error, 1 warning, 1 note; rules: " in run.out
    assert run.err == "lawlint: nix: no such file or folder\n"
    assert lawlint("check", "--lang=en", "--nix").err.startswith("lawlint: the following arguments")


def test_trace_tells_what_a_rule_looked_at(lawlint: Lawlint) -> None:
    run = lawlint("check", CLEAN_FILE, FAULTY_FILE, "--trace", "wrong-word")
    assert f"{FAULTY_FILE}: wrong-word：年度报告，据标题\n  3:3: 报出: 法制政府\n" in run.out
    assert f"{CLEAN_FILE}: wrong-word：年度报告，据标题\n  没有这条规则要看的内容\n" in run.out


def test_an_interrupted_run_and_a_closed_pipe_end_quietly(
    lawlint: Lawlint, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    err = io.StringIO()
    assert cli.main(["check", FAULTY_FILE], io.StringIO(), Closed(), err) == 141
    assert err.getvalue() == ""


def test_a_full_disk_is_one_line(lawlint: Lawlint, house: Path) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    err = io.StringIO()
    assert cli.main(["check", FAULTY_FILE], io.StringIO(), Full(), err) == 2
    assert err.getvalue() == "lawlint: No space left on device\n"


def test_start_up_loads_no_heavy_module(house: Path) -> None:
    """A second run finds its rules in the cache and needs neither pydantic nor YAML."""
    heavy = [
        "pydantic",
        "yaml",
        "cn2an",
        "asyncio",
        "json",
        "multiprocessing",
        "importlib.metadata",
        "pathspec",
    ]
    program = (
        "import sys; from lawlint.cli import main; main(['check', sys.argv[1]]); "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    for _ in range(2):
        done = started("-c", program, FAULTY_FILE, PYTHONIOENCODING="utf-8")
    assert done.stdout.decode().splitlines()[-1] == "[]"
