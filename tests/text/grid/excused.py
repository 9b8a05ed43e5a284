"""Functions of `scr.text` that are in no grid, each with the reason."""

_NO_WORDS = "gives no words"
_VALUES = "writes values of a table, which say nothing of each other"

EXCUSED = {
    **dict.fromkeys(
        (
            "appointment.half", "board.kinds", "board.kind_of", "change.share_difference",
            "estimate.of_stage", "flag.is_marked", "flag.counts_of", "flag.can_tell",
            "follow_up.most_repeated", "letter.waiting", "measure.measures", "measure.kind_words",
            "overview.completed_reviews", "measure.is_judged", "kinds.ShareWords.beside",
            "not_in_full.grouped", "quality.clear_share",
            "recommendation.shown", "recommendation.still_open", "recommendation.counted",
            "recommendation.is_estimate", "sentences.rate_change",
            "standard.together", "table.form_of", "flag.alone", "snapshot.moment",
        ),
        _NO_WORDS,
    ),
    **dict.fromkeys(
        ("glossary.search", "glossary.met_in", "glossary.as_list"),
        "definitions from a table, which say nothing of any figure",
    ),
    "change.between_points": "limits, which stand after a verdict that says what they bear",
    **dict.fromkeys(("table.readable", "case_table.heading", "case_table.narrowed_by",
                     "case_table.as_read", "table.coded"), _VALUES),
}  # fmt: skip
