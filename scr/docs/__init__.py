"""The documents that are generated, so that they cannot drift from what they describe.

`python -m scr.docs` writes them into `docs/generated`; with `--check` it only compares.
"""

from collections.abc import Callable
from pathlib import Path

from scr.base.settings import ROOT
from scr.docs.command_line import command_line
from scr.docs.data_dictionary import data_dictionary
from scr.docs.figure_list import figure_list
from scr.docs.glossary import glossary
from scr.docs.role_matrix import role_matrix
from scr.docs.rule_list import rule_list
from scr.docs.sentences import sentence_list

FOLDER = ROOT / "docs" / "generated"

DOCUMENTS: dict[str, Callable[[], str]] = {
    "data_dictionary.md": data_dictionary,
    "figures.md": figure_list,
    "rules.md": rule_list,
    "command_line.md": command_line,
    "roles.md": role_matrix,
    "glossary.md": glossary,
    "sentences.md": sentence_list,
}


def write(folder: Path = FOLDER) -> list[Path]:
    """Write every document into the folder, made when it is missing; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text(), encoding="utf-8")
    return [folder / name for name in DOCUMENTS]


def outdated(folder: Path = FOLDER) -> list[str]:
    """Names of documents in the folder that are missing, differ, or are none of ours."""
    written = {path.name: path.read_text("utf-8") for path in folder.glob("*")}
    differing = [name for name, text in DOCUMENTS.items() if written.get(name) != text()]
    return differing + sorted(set(written) - set(DOCUMENTS))
