"""The words of the field: found by what people say, and explained where they are met."""

import pytest

from scr.text.glossary import MOST, as_list, entries, met_in, search

TERMS = [entry.term for entry in entries()]


def terms(text: str) -> list[str]:
    return [entry.term for entry in search(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("extension", "Agreed delay"), ("Extensions", "Agreed delay"), ("delay", "Agreed delay"),
        ("inquest", "Agreed delay"), ("non-publication", "Non-publication"),
        ("non publication", "Non-publication"), ("Nonpublication", "Non-publication"),
        ("withheld", "Non-publication"), ("deadline", "Standard"), ("LSCB", "Board"),
        ("SCR", "Serious Case Review"), ("outlier", "Marked"), ("average", "Median"),
        ("CI", "Confidence interval"), ("lessons not learned", "Repeated theme"),
        ("started", "Initiated"), ("redact", "Redacted"), ("c", "Suppressed"),
    ],
)  # fmt: skip
def test_a_word_is_found_by_what_people_say(text, first):
    assert terms(text)[0] == first


@pytest.mark.parametrize("text", ["", " ", "?!", "xylophone", "q"])
def test_what_is_no_word_finds_nothing(text):
    assert terms(text) == []


def test_a_part_within_a_word_is_no_find():
    # As in “recommendation”.
    assert "Recommendation" not in terms("mend")
    assert "Recommendation" in terms("recomm")


def test_each_word_has_a_meaning_and_no_name_is_that_of_two():
    assert len(TERMS) > 30
    assert len(set(TERMS)) == len(TERMS)
    assert all(entry.means.endswith(".") for entry in entries())
    names = [
        name
        for entry in entries()
        for name in {name.casefold() for name in (entry.term, *entry.met_as)}
    ]
    assert len(set(names)) == len(names)


def test_the_words_that_a_card_uses_are_met_there():
    text = "3 of 16 (19%) had an agreed delay, such as an inquest; 4 reviews are open. Clearance."
    assert [entry.term for entry in met_in(text)] == ["Agreed delay", "Open review"]
    assert met_in("Nothing of the kind.") == []
    assert len(met_in(" ".join(TERMS))) == MOST


def test_a_list_says_what_each_means():
    (entry,) = met_in("Discontinued")
    assert as_list([entry]) == ("- **Discontinued.** A review was stopped without being completed.")
