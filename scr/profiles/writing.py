"""A profile as TOML that people read: what `read_profile` reads, with comments where there are
doubts."""

import json
from collections.abc import Iterator, Mapping, Sequence

from scr.profiles.model import FORMAT, ColumnRule, Condition, Profile, SheetRule, TableRule

# Where a comment stands: sheet, table and column; the last two empty where the whole is meant.
Comments = Mapping[tuple[int, str, str], Sequence[str]]
NONE: Comments = {}


def write_profile(profile: Profile, comments: Comments = NONE) -> str:
    """The profile's TOML. `comments` by (place of the sheet, table, column)."""
    lines = [f"format = {FORMAT}", f"name = {_text(profile.name)}"]
    if profile.says:
        lines.append(f"says = {_text(profile.says)}")
    for place, sheet in enumerate(profile.sheets):
        lines += ["", *_remarks(comments, (place, "", "")), "[[sheets]]", *_sheet(sheet)]
        for table in sheet.tables:
            lines += ["", *_remarks(comments, (place, table.table, "")), "[[sheets.tables]]"]
            lines += _table(table)
            for name, rule in table.columns:
                lines += ["", *_remarks(comments, (place, table.table, name))]
                lines += [f"[sheets.tables.columns.{name}]", *_column(name, rule)]
    return "\n".join(lines) + "\n"


def _remarks(comments: Comments, key: tuple[int, str, str]) -> Iterator[str]:
    for remark in comments.get(key, ()):
        for line in remark.splitlines():
            yield f"# {line}".rstrip()


def _sheet(rule: SheetRule) -> Iterator[str]:
    if rule.sheet:
        yield f"sheet = {_text(rule.sheet)}"
    if rule.left_out:
        yield f"left_out = {_texts(rule.left_out)}"
    if rule.others != "ask":
        yield f"others = {_text(rule.others)}"


def _table(rule: TableRule) -> Iterator[str]:
    yield f"table = {_text(rule.table)}"
    if rule.only:
        yield f"only = [{', '.join(_condition(condition) for condition in rule.only)}]"
    if rule.over:
        yield f"over = {_texts(rule.over)}"
    if rule.add_up:
        yield f"add_up = {_text(rule.add_up)}"
    if rule.is_once:
        yield "once = true"


def _condition(rule: Condition) -> str:
    parts = f"heading = {_text(rule.heading)}"
    if rule.words or rule.is_not:
        parts += f", {'is_not' if rule.is_not else 'is'} = {_texts(rule.words)}"
    return f"{{ {parts} }}"


def _column(name: str, rule: ColumnRule) -> Iterator[str]:
    if rule.source:
        yield f"from = {_one_or_more(rule.source)}"
    if rule.value is not None:
        yield f"value = {_text(rule.value)}"
    if rule.combine:
        yield f"combine = {_text(rule.combine)}"
    if rule.is_year_in_title:
        yield "year_in_title = true"
    if rule.quarter:
        yield f"quarter = {_text(rule.quarter)}"
    if rule.separators:
        yield f"separator = {_one_or_more(rule.separators)}"
    if rule.is_numbered:
        yield "numbered = true"
    if rule.blank is not None:
        yield f"blank = {_text(rule.blank)}"
    for key in ("prefix", "prefix_from", "suffix"):
        if getattr(rule, key):
            yield f"{key} = {_text(getattr(rule, key))}"
    if rule.words:
        yield f"[sheets.tables.columns.{name}.words]"
        yield from (f"{_text(word)} = {_text(code)}" for word, code in rule.words)


def _one_or_more(texts: Sequence[str]) -> str:
    return _text(texts[0]) if len(texts) == 1 else _texts(texts)


def _texts(texts: Sequence[str]) -> str:
    return f"[{', '.join(_text(text) for text in texts)}]"


def _text(text: str) -> str:
    # A basic string of TOML is one of JSON, but for one sign.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
