"""The rules of the import, from the headers in `queries/checks`."""

from scr.docs.markdown import code, document, table
from scr.importing.rules import Rule, rules


def rule_list() -> str:
    """Every rule by what it does to a row, in the order in which they run."""
    return document(
        "Rules of the import",
        "What makes a row unusable or suspect, in the order in which the rules run, and what to "
        "do about it. A finding names the rule by its id.",
        [
            "## Unusable: the row is kept out",
            _table("reject"),
            "## Suspect: the row goes in and is listed",
            _table("warn"),
        ],
    )


def _table(severity: str) -> str:
    rows = [_row(rule) for rule in rules().values() if rule.severity == severity]
    return table(["rule", "table", "what it finds", "what to do"], rows)


def _row(rule: Rule) -> tuple[str, str, str, str]:
    return code(rule.id), code(rule.table) or "any", rule.says, rule.mend
