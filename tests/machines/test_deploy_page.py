"""The commands of docs/deploy.md: each is run by `tests.machines.bare`, or says what it needs. Here
without running them: that none is left out, and that they can be read."""

import re
import shutil
import subprocess

import click
import pytest

from scr.__main__ import cli
from scr.base.settings import ROOT
from tests.machines.bare import ELSEWHERE, PAGE, SYSTEMCTL, blocks, script

UNIT = ROOT / "deploy" / "systemd" / "scr@.service"


def test_every_block_of_commands_is_run_or_says_what_it_needs():
    page = PAGE.read_text("utf-8")
    found = blocks(page)
    assert len(found) == page.count("```sh\n") > 10
    assert {one.mark for one in found} == {"", *ELSEWHERE}
    made = script(page)
    assert all(one.commands in made for one in found if not one.mark)


@pytest.mark.parametrize("text", [script(PAGE.read_text("utf-8")), SYSTEMCTL])
def test_they_are_shell(text):
    done = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_wrapper_is_shell():
    assert subprocess.run(["sh", "-n", ROOT / "deploy" / "scr"], check=False).returncode == 0


def test_every_command_of_ours_is_one():
    used = {
        name
        for one in blocks(PAGE.read_text("utf-8"))
        for name in re.findall(r"(?m)^(?:SCR_DATABASE=\S+ )?scr ([a-z]+)", one.commands)
    }
    assert (
        {"import", "status", "copy", "check"} <= used <= set(cli.list_commands(click.Context(cli)))
    )


def test_systemd_understands_the_unit(tmp_path):
    """With a program that is there, as ours is installed nowhere here."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze")
    text = UNIT.read_text("utf-8")
    assert text.count("\nExecStart=/opt/scr/current/.venv/bin/streamlit run dashboard.py") == 1
    place = tmp_path / "scr@8501.service"
    place.write_text(re.sub(r"(?m)^ExecStart=.*$", "ExecStart=/bin/true %i", text))
    done = subprocess.run(
        ["systemd-analyze", "verify", str(place)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
