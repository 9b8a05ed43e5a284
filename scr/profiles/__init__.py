"""Profiles: how one sender's spreadsheet becomes our tables, agreed once and known again."""

from scr.profiles.answering import Answer, answer
from scr.profiles.folder import Kept, add, every, find, remove
from scr.profiles.model import ColumnRule, Condition, Profile, SheetRule, TableRule
from scr.profiles.preview import Preview, preview
from scr.profiles.proposals import ColumnProposal, Proposal
from scr.profiles.questions import Choice, Question
from scr.profiles.reading import read_profile
from scr.profiles.recognising import Match, answered, recognise
from scr.profiles.suggesting import profile_of, propose, suggest, suggested_toml
from scr.profiles.using import Profiles
from scr.profiles.writing import write_profile

__all__ = [
    "Answer",
    "Choice",
    "ColumnProposal",
    "ColumnRule",
    "Condition",
    "Kept",
    "Match",
    "Preview",
    "Profile",
    "Profiles",
    "Proposal",
    "Question",
    "SheetRule",
    "TableRule",
    "add",
    "answer",
    "answered",
    "every",
    "find",
    "preview",
    "profile_of",
    "propose",
    "read_profile",
    "recognise",
    "remove",
    "suggest",
    "suggested_toml",
    "write_profile",
]
