"""The generated documents are what the code would write now."""

from click.testing import CliRunner

from scr import docs
from scr.docs.__main__ import docs as command
from scr.docs.markdown import table
from scr.figures.definitions import definitions
from scr.importing.rules import rules
from scr.store import tables


def test_they_are_up_to_date():
    assert docs.outdated() == [], "run `python -m scr.docs`"


def test_every_table_figure_rule_and_command_is_in_them(tmp_path):
    texts = {path.name: path.read_text("utf-8") for path in docs.write(tmp_path)}
    for one in tables().values():
        assert f"### {one.name}\n" in texts["data_dictionary.md"]
        for column in one.columns:
            assert f"| `{column.name}` |" in texts["data_dictionary.md"]
            assert column.comment.replace("|", "\\|") in texts["data_dictionary.md"]
    for figure in definitions().values():
        assert f"## {figure.name}: {figure.title}\n" in texts["figures.md"]
        for column in figure.shown_columns:
            assert f"| `{column.name}` |" in texts["figures.md"]
    for rule in rules():
        assert f"| `{rule}` |" in texts["rules.md"]
    for name in ("import", "figure", "status"):
        assert f"## {name}\n" in texts["command_line.md"]
        assert f"python -m scr {name} " in texts["command_line.md"]


def test_what_was_just_written_is_up_to_date_until_it_is_touched(tmp_path):
    docs.write(tmp_path)
    assert docs.outdated(tmp_path) == []
    rules_file, stray = tmp_path / "rules.md", tmp_path / "notes.md"
    rules_file.write_text(rules_file.read_text("utf-8") + "An edit.\n", "utf-8")
    (tmp_path / "figures.md").unlink()
    stray.write_text("By hand.", "utf-8")
    assert docs.outdated(tmp_path) == ["figures.md", "rules.md", "notes.md"]


def test_the_command_names_what_differs_and_fails(tmp_path, monkeypatch):
    docs.write(tmp_path)
    (tmp_path / "rules.md").unlink()
    monkeypatch.setattr("scr.docs.__main__.outdated", lambda: docs.outdated(tmp_path))
    answer = CliRunner().invoke(command, ["--check"])
    assert answer.exit_code == 1
    assert "docs/generated/rules.md is out of date" in answer.stderr
    docs.write(tmp_path)
    assert CliRunner().invoke(command, ["--check"]).exit_code == 0


def test_a_cell_cannot_break_out_of_its_table():
    assert table(["a", "b"], [("x|y", "1\n2")]).splitlines()[-1] == "| x\\|y | 1 2 |"
