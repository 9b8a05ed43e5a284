"""The words of the field, from `queries/reference/glossary.csv`."""

from scr.docs.markdown import document, table
from scr.text.glossary import entries


def glossary() -> str:
    """Every word, what it means, and by what else the search on the page Methods finds it."""
    rows = [
        (entry.term, entry.means, ", ".join((*entry.met_as, *entry.also))) for entry in entries()
    ]
    return document(
        "Words of the field",
        "What the words on the pages mean. The page Methods searches them, and under “Definition” "
        "a card explains those that it uses.",
        [table(["word", "what it means", "also found by"], rows)],
    )
