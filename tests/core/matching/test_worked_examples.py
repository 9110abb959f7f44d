"""The worked examples of docs/matching.md give what is printed there."""

import re
import shlex
from pathlib import Path

import pytest

from core.matching.__main__ import main

DOCUMENT = Path(__file__).parents[3] / "docs" / "matching.md"
FILE = re.compile(r"^`([\w.]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    words = shlex.split(command)
    if words[0] == "cat":
        return Path(words[1]).read_text(encoding="utf-8-sig")
    if words[:2] == ["python", "-c"]:
        exec(words[2], {})  # noqa: S102  our own document
        return ""
    assert words[:3] == ["python", "-m", "core.matching"]
    main(words[3:])
    told = capsys.readouterr()
    return told.out + told.err


def test_every_command_prints_what_the_document_shows(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    document = DOCUMENT.read_text(encoding="utf-8")
    for name, content in FILE.findall(document):
        Path(name).write_text(content, encoding="utf-8")
    commands = 0
    for console in CONSOLE.findall(document):
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", console, re.MULTILINE):
            assert run(command, capsys).rstrip("\n") == shown.rstrip("\n"), command
            commands += 1
    assert commands == 10
    assert not Path("other.json").exists()
