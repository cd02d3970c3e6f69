"""What the stages hand to each other: texts, spans, evidence and annotations, all frozen.

Offsets are half-open and count Unicode code points of `Text.characters`, which never change after reading.
"""

from turtlebay.model.annotation import Annotations, Entity, Recommendation, Relation, ReportInfo
from turtlebay.model.json_format import from_json, read_annotations, to_json
from turtlebay.model.text import Evidence, Span, Text

__all__ = [
    "Annotations",
    "Entity",
    "Evidence",
    "Recommendation",
    "Relation",
    "ReportInfo",
    "Span",
    "Text",
    "from_json",
    "read_annotations",
    "to_json",
]
