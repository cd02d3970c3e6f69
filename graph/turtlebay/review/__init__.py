"""What people say of an extraction: decisions in a spreadsheet, kept in a review, honoured by every later build.

    annotations ── rows ──> CSV or XLSX ── a person ──> sheet ── judging ──> Review ── application ──> annotations
                                                                         (a stand-off file)   (of any later rules)

A decision is keyed by its evidence. Applied to a fresh extraction it holds whatever the rules say by then, and what it
no longer matches is listed.

Annotations that were reviewed as a whole come with the package: offsets into a text that is known by its SHA-256,
ids, and actions in our own words. No sentence of a report is among them.
"""

from turtlebay.review.application import Outcome, Unmatched, apply_review
from turtlebay.review.checking import Problem
from turtlebay.review.csv_sheet import read_csv, to_csv
from turtlebay.review.decisions import SUFFIX, Change, Decision, Review, read_review, read_reviews, to_json
from turtlebay.review.judging import Judged, judge
from turtlebay.review.rows import rows_of
from turtlebay.review.selection import select_review
from turtlebay.review.shipped import find_reviewed, iter_reviewed
from turtlebay.review.table import Sheet
from turtlebay.review.xlsx_sheet import read_xlsx, to_xlsx

__all__ = [
    "SUFFIX",
    "Change",
    "Decision",
    "Judged",
    "Outcome",
    "Problem",
    "Review",
    "Sheet",
    "Unmatched",
    "apply_review",
    "find_reviewed",
    "iter_reviewed",
    "judge",
    "read_csv",
    "read_review",
    "read_reviews",
    "read_xlsx",
    "rows_of",
    "select_review",
    "to_csv",
    "to_json",
    "to_xlsx",
]
