"""Days on which the guidance changed, drawn on charts over time so that a change of rules is not
taken for a change of practice."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class GuidanceDate:
    """A day from which new guidance was in force, with its name and a shorter one."""

    on: date
    words: str
    short: str


# Statutory guidance of HM Government under section 11 of the Children Act 2004: the edition of
# March 2013 in force from 15 April 2013, those of 2015 and 2018 from their publication on 26 March
# 2015 and 4 July 2018.
GUIDANCE = (
    GuidanceDate(date(2013, 4, 15), "Working Together 2013", "2013"),
    GuidanceDate(date(2015, 3, 26), "Working Together 2015", "2015"),
    GuidanceDate(date(2018, 7, 4), "Working Together 2018", "2018"),
)
