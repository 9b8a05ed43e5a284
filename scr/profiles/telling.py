"""Reasons, doubts and questions as the comments of a suggested profile, and its name."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from scr.profiles.folder import names, shipped
from scr.profiles.proposals import UNSURE, Proposal
from scr.profiles.writing import Comments

INTRODUCTION = (
    "Proposed, not agreed. Lines that begin with # are remarks: what speaks for each column, and\n"
    "what is in doubt (DOUBT, QUESTION). Change what is not right; a column of yours that is\n"
    "listed in left_out is not read. Then: python -m scr profile add FILE.toml"
)


def comments_of(proposals: Sequence[Proposal]) -> Comments:
    """What to write before each sheet, table and column of the profile that is proposed."""
    comments: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for place, proposal in enumerate(proposals):
        sheet = proposal.sheet
        comments[place, "", ""] += [
            *([INTRODUCTION] if not place else []),
            f"{sheet.called}: header in row {proposal.header.row}, {proposal.n_rows} rows below.",
        ]
        for column in proposal.columns:
            remark = f"“{column.heading}” (column {column.letter}): {column.reason}"
            if column.is_left_out:
                comments[place, "", ""].append(f"left out: {remark}")
            else:
                doubt = "DOUBT: " if column.doubt == UNSURE else ""
                comments[place, column.table, column.column].append(f"{doubt}{remark}")
        for question in proposal.questions:
            is_there = any(
                table.table == question.table and table.rule(question.column) is not None
                for table in proposal.rule.tables
            )
            key = (question.table, question.column) if is_there else (question.table, "")
            choices = "; or: ".join(choice.text for choice in question.choices)
            comments[(place, *key)].append(f"QUESTION: {question.text}\n  {choices or 'Write it.'}")
    return {key: [_harmless(line) for line in lines] for key, lines in comments.items()}


def profile_name(source: Path, folder: Path) -> str:
    """A name for a new profile, from the file's: letters, digits and dashes, not yet taken."""
    text = unicodedata.normalize("NFKD", source.resolve().stem).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lower()[:50].strip("-") or "profile"
    taken = {kept.casefold() for kept in names(folder)} | {p.name.casefold() for p in shipped()}
    free = (f"{name}-{n}" for n in range(2, 1000))
    return name if name not in taken else next(n for n in free if n not in taken)


def _harmless(text: str) -> str:
    """The text without signs that a comment of TOML may not hold; line breaks stay."""
    return "".join(c for c in text if c == "\n" or (c.isprintable() and c != "\x7f"))
