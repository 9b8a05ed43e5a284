"""From a profile's TOML to the profile, strictly: an error says what, where and what next."""

import tomllib
from collections.abc import Mapping
from typing import Any

from rapidfuzz import process

from scr.base.errors import ArgumentError
from scr.profiles.checking import check_profile
from scr.profiles.model import (
    COMBINATIONS,
    FORMAT,
    OTHERS,
    QUARTERS,
    ColumnRule,
    Condition,
    Profile,
    SheetRule,
    TableRule,
)

COLUMN_KEYS = (
    *("from", "value", "combine", "year_in_title", "words", "quarter", "separator", "numbered"),
    *("blank", "prefix", "prefix_from", "suffix"),
)
SHOW = "`python -m scr profile show NAME` prints one that is kept, as an example."


def read_profile(text: str, called: str = "The profile") -> Profile:
    """The profile that a TOML text describes; `called` is what messages call it.

    Raises ArgumentError where it is no TOML, is of another format, has a key, table, column or
    code that is not known, or leaves a required column without a value.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ArgumentError(f"{called} is not TOML: {error}. Mend that place. {SHOW}") from None
    place = _Place(called, content)
    version = place.take("format", int)
    if version != FORMAT:
        raise ArgumentError(
            f"{called} is of format {version}, and this program reads format {FORMAT}. Make it "
            "anew with `python -m scr profile suggest`, or use the program that wrote it."
        )
    profile = Profile(
        name=place.take("name", str),
        says=place.take("says", str, ""),
        sheets=tuple(_sheet(sheet) for sheet in place.below("sheets")),
    )
    place.end()
    check_profile(profile, called)
    return profile


def _sheet(place: "_Place") -> SheetRule:
    rule = SheetRule(
        sheet=place.take("sheet", str, ""),
        left_out=place.texts("left_out"),
        others=place.choice("others", OTHERS, OTHERS[0]),
        tables=tuple(_table(table) for table in place.below("tables")),
    )
    place.end()
    return rule


def _table(place: "_Place") -> TableRule:
    columns = place.inside("columns")
    rule = TableRule(
        table=place.take("table", str),
        only=tuple(_condition(condition) for condition in place.below("only", is_needed=False)),
        over=place.texts("over"),
        add_up=place.take("add_up", str, ""),
        is_once=place.take("once", bool, False),
        columns=tuple((name, _column(columns.inside(name))) for name in list(columns.said)),
    )
    columns.end()
    place.end()
    return rule


def _condition(place: "_Place") -> Condition:
    condition = Condition(
        heading=place.take("heading", str),
        words=place.texts("is") or place.texts("is_not"),
        is_not="is_not" in place.all,
    )
    if "is" in place.all and "is_not" in place.all:
        raise place.error("has both `is` and `is_not`", "Keep one of the two")
    place.end()
    return condition


def _column(place: "_Place") -> ColumnRule:
    value = place.take("value", str, None)
    rule = ColumnRule(
        source=place.texts("from"),
        value=value,
        combine=place.choice("combine", COMBINATIONS, ""),
        is_year_in_title=place.take("year_in_title", bool, False),
        words=place.words(),
        quarter=place.choice("quarter", QUARTERS, ""),
        separators=place.texts("separator"),
        is_numbered=place.take("numbered", bool, False),
        blank=place.take("blank", str, None),
        prefix=place.take("prefix", str, ""),
        prefix_from=place.take("prefix_from", str, ""),
        suffix=place.take("suffix", str, ""),
    )
    place.end(COLUMN_KEYS)
    return rule


class _Place:
    """One table of the TOML, where it stands, and which of its keys have been read."""

    def __init__(self, where: str, mapping: Mapping[str, Any]) -> None:
        self.where, self.all = where, mapping
        self.said = dict(mapping)
        self.asked: list[str] = []

    def error(self, what: str, next_step: str) -> ArgumentError:
        return ArgumentError(f"{self.where} {what}. {next_step}.")

    def take(self, key: str, kind: type, *default: Any) -> Any:
        self.asked.append(key)
        if key not in self.said:
            if default:
                return default[0]
            raise self.error(f"has no `{key}`", f"Write the line {key} = ...; {SHOW[:-1]}")
        value = self.said.pop(key)
        if type(value) is not kind:
            kinds = {str: "text in quotation marks", int: "a whole number", bool: "true or false"}
            raise self.error(f"has `{key}`, which must be {kinds[kind]}", "Write it so")
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        value: str = self.take(key, str, default)
        if value and value not in choices:
            raise self.error(f"has an unknown `{key}`", f"Write one of: {', '.join(choices)}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or a list of them."""
        self.asked.append(key)
        value = self.said.pop(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(text, str) for text in values):
            raise self.error(
                f"has `{key}`, which must be a text or a list of texts",
                f'Write {key} = "..." or {key} = ["...", "..."]',
            )
        return tuple(values)

    def words(self) -> tuple[tuple[str, str], ...]:
        self.asked.append("words")
        value = self.said.pop("words", {})
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise self.error(
                "has `words`, which must pair a word of the sheet with one of ours",
                'Write, under [....words], lines such as "Proceed to SCR" = "initiate"',
            )
        return tuple(value.items())

    def inside(self, key: str) -> "_Place":
        self.asked.append(key)
        value = self.said.pop(key, None)
        if not isinstance(value, dict):
            raise self.error(f"has no `{key}` with keys in it", f"{SHOW[:-1]}")
        return _Place(f"{self.where}, {key}", value)

    def below(self, key: str, *, is_needed: bool = True) -> "list[_Place]":
        self.asked.append(key)
        values = self.said.pop(key, [])
        is_list = isinstance(values, list) and all(isinstance(part, dict) for part in values)
        if not is_list or (is_needed and not values):
            raise self.error(f"has no `{key}`", f"Write at least one [[{key}]]; {SHOW[:-1]}")
        return [_Place(f"{self.where}, {key} {n}", part) for n, part in enumerate(values, 1)]

    def end(self, keys: tuple[str, ...] = ()) -> None:
        """Raises ArgumentError for a key that nobody asked for."""
        for key in self.said:
            choices = list(keys or dict.fromkeys(self.asked))
            near = process.extractOne(key, choices, score_cutoff=60)
            next_step = f"Did you mean `{near[0]}`? " if near else ""
            raise self.error(
                f"has `{key[:40]}`, which is not known",
                f"{next_step}What may stand here: {', '.join(choices)}",
            )
