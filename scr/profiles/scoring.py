"""How well a column of a sheet fits one of ours: likeness of its heading and of its values."""

from collections.abc import Callable

from scr.profiles.evidence import Values
from scr.profiles.likeness import likeness, words_of
from scr.store import Column, Table

# Below the first a column is left out; from the second on there is no doubt to speak of.
ENOUGH, SURE_FROM = 0.45, 0.72
_BY_NAME, _BY_VALUE = 0.82, 0.18
_BOARDS = ("board_id", "neighbour_id", "successor_board_id", "joint_board_ids")
LONG = 40
_ID_WORDS = {"id", "reference", "number"}


def fit(heading: str, values: Values, table: Table, column: Column) -> float:
    """How well they fit, 0 to 1. Values that cannot be the column's weigh more than a name."""
    name = likeness(heading, table.name, column.name)
    if not values.texts:
        return 0.95 * name
    value = value_fit(values, table, column)
    if name < 0.3 and value < 0.95:
        return 0.0
    score = _BY_NAME * name * (0.25 + 0.75 * value) + _BY_VALUE * value
    if column.kind == "code" and value == 1.0 and values.n_different > 1:
        # Several words, each of them one of its codes.
        return max(score, 0.55 + 0.3 * name)
    if _is_plain_key(heading, values, table, column):
        return max(score, SURE_FROM)
    return score


def _is_plain_key(heading: str, values: Values, table: Table, column: Column) -> bool:
    """Whether it is an id by a name that says no more, different in every row."""
    is_own = table.key == (column.name,) and values.n_different == values.n_rows
    return is_own and values.ids >= 0.95 and set(words_of(heading)) <= _ID_WORDS


def value_fit(values: Values, table: Table, column: Column) -> float:
    """How well values alone fit a column, 0 to 1."""
    if column.name in _BOARDS and (table.name, column.name) != ("boards", "board_id"):
        return max(values.of_boards, 0.5 if not values.boards else 0.4)
    if column.name == "url":
        return values.links
    if column.name in table.key or column.name == "review_id":
        return _key_fit(values, table, column)
    if column.name == "year":
        return values.years
    fits: dict[str, Callable[[], float]] = {
        "date": lambda: max(values.dates, 0.6 * values.years),
        "yes_no": lambda: values.yes_no,
        "whole_number": lambda: values.numbers * (0.4 if values.years > 0.8 else 1.0),
        "code": lambda: _code_fit(values, table, column),
        "list": lambda: _text_fit(values, column),
        "text": lambda: _text_fit(values, column),
    }
    return fits[column.kind]()


def _key_fit(values: Values, table: Table, column: Column) -> float:
    if column.name == "addressee":
        return _text_fit(values, column)
    if column.name == "rank":
        return values.numbers
    is_own = table.key == (column.name,)
    different = values.share(values.n_different) if is_own else 0.9
    return (0.35 + 0.65 * values.ids) * different * (0.3 if values.length > LONG else 1.0)


def _code_fit(values: Values, table: Table, column: Column) -> float:
    if not values.is_words:
        return 0.0
    return max(values.matching(table.name, column), 0.0 if values.dates > 0.5 else 0.35)


def _text_fit(values: Values, column: Column) -> float:
    unlike = max(values.dates, values.links, 0.9 * values.numbers, values.yes_no)
    if column.name in ("text", "decision_reason"):
        return (1 - unlike) * (1.0 if values.length > LONG / 2 else 0.75)
    if column.name in ("addressee", "theme", "region", "area_type"):
        return (1 - unlike) * (1.0 if values.length < 2 * LONG else 0.5)
    return 0.9 * (1 - unlike)
