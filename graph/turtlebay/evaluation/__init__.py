"""How good an extraction is, against annotations that a person made: the figures of the annotation guidelines.

    gold file + text ── gold ──> Annotated ──┐
    predictions, or extraction of the text ──┴── comparison ──> counts ── figures ──> precision, recall, F1, shares

Two annotators are compared in the same way, once with each as the gold, with Cohen's kappa for the closed lists. The
confidence that rules give is held against the share of what is right.
"""

from turtlebay.evaluation.agreement import Agreement, cohen_kappa, compare_annotators
from turtlebay.evaluation.calibration import Bin, calibrate, wilson
from turtlebay.evaluation.comparison import Comparison, compare
from turtlebay.evaluation.figures import Figure, figures
from turtlebay.evaluation.gold import Annotated, find_text, read_annotated

__all__ = [
    "Agreement",
    "Annotated",
    "Bin",
    "Comparison",
    "Figure",
    "calibrate",
    "cohen_kappa",
    "compare",
    "compare_annotators",
    "figures",
    "find_text",
    "read_annotated",
    "wilson",
]
