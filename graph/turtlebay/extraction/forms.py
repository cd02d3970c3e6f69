"""The rules of recommendations that count for where they stand: items, headings, paragraphs of a resolution, cells.

Each has its clause of the guidelines and texts of our own: from each of `yes` a recommendation comes by this rule, from
each of `no` none does.
"""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.rules import Form

__all__ = ["FORMS"]

ITEM: Final = "3 Counts 5: an imperative item in a list of recommendations"
STEM: Final = "3 Settled: an item takes strength and addressee from its stem"
REVIEW: Final = "The recommendations below enjoy the support of Kenya:\n\n" + "\n\n".join(
    f"6.{number} {words} (Norway);"
    for number, words in enumerate(
        ("Ratify the treaty", "Train its judges", "Open its ports", "Mend its roads", "Count its boats"), 1
    )
)

FORMS: Final[tuple[Form, ...]] = (
    Form(
        "L-imperative",
        ITEM,
        (
            "We ask the board to:\n\n- Sell the boat.\n- Mend the nets.",
            "# Recommendations\n\n- Mend the nets.\n- Rest.",
            "The board should take the following steps:\n\n## 1. Mend the nets\n\n- Buy new rope.",
            "Notes of May.\n\n- Sell the boat.\n- Mend the nets.\n- Train two pilots.",
            "## Boats\n\nApplies to: the World Bank.\n\nSell the boat before winter.",
        ),
        (
            "The board met at noon:\n\n- Sell the boat.\n- Mend the nets.",
            "Mend the nets.",
            "Notes.\n\n- Sell the boat.\n- Mend it.",
        ),
    ),
    Form(
        "L-gerund",
        STEM,
        ("The panel recommends:\n\n- hiring two engineers;\n- mending the nets.",),
        ("The year was spent on:\n\n- hiring two engineers;\n- mending the nets.",),
    ),
    Form(
        "L-that",
        STEM,
        (
            "The panel recommends:\n\n- that the nets be mended;\n- that the boat be sold.",
            "It met.\n\n(1) that the World Bank lend more;\n\n(2) further that the World Bank publish its terms.",
        ),
        (
            "The panel found:\n\n- that the nets were torn;\n- that the boat was sold.",
            "It met.\n\n(1) that the World Bank lends more;\n\n(2) that the World Bank has terms.",
        ),
    ),
    Form(
        "L-actor-to",
        ITEM,
        ("# Recommendations\n\n- The Ministry of Boats to mend the nets.\n- Donors to sell the boat.",),
        ("# Recommendations\n\n- The Ministry of Boats issues papers to mend gaps.",),
    ),
    Form(
        "L-noun",
        STEM,
        (
            "The inspectors recommend:\n\n- a second pump for the lower town; and\n- better maps.",
            "# Recommendations\n\nCreate a water board with a clear mandate:\n\n- Staff: training of two "
            "engineers\n- Legal status: a body under the law",
        ),
        ("The inspectors recommend:\n\n- The pump is old.\n- The maps were lost.",),
    ),
    Form(
        "L-thing",
        ITEM,
        ("# Recommendations\n\n- A second pump for the town\n- More training for pilots",),
        ("# Findings\n\n- A second pump for the town\n- More training for pilots",),
    ),
    Form(
        "L-shall",
        "3 Counts 5; 3 Does not count: a rule of law that the document reports",
        ("Accordingly, I recommend:\n\n1. The boat shall be sold.\n\n2. The nets shall be mended.",),
        ("The law says:\n\n1. The boat shall be sold.\n\n2. The nets shall be mended.",),
    ),
    Form(
        "L-label",
        ITEM,
        ("Recommendation 1: A second pump for the lower town.\n\nRecommendation 2: A map of the reefs.",),
        ("Finding 1: A second pump for the lower town.\n\nFinding 2: A map of the reefs.",),
    ),
    Form(
        "L-heading",
        ITEM,
        ("# Recommendations\n\n## 1. Mend all the nets\n\nThey are torn.\n\n## 2. Sell the old boat\n\nIt leaks.",),
        ("# Findings\n\n## 1. Mend all the nets\n\nThey are torn.\n\n## 2. Sell the old boat\n\nIt leaks.",),
    ),
    Form(
        "R-operative",
        "3 Counts 8: an operative paragraph of a resolution that asks an actor to act",
        (
            "Recalling the storm,\n\n1. Urges the ministry to mend it;\n\n2. Requests the board to meet;\n\n"
            "3. Decides to remain seized of the matter.",
        ),
        ("1. Notes that the nets are torn;\n\n2. Welcomes the boat;\n\n3. Decides to remain seized of the matter.",),
    ),
    Form(
        "U-recommendation",
        "3 Counts 5; 3, fields: the state under review should act",
        (REVIEW,),
        ("The talks (Norway) were short (Chile).",),
    ),
    Form(
        "B-cell",
        "3 Counts 5: a row of a table of recommendations",
        ("| Recommendation | Responsible |\n| --- | --- |\n| Mend the nets before winter | Ministry of Boats |",),
        ("| Net | Owner |\n| --- | --- |\n| Mend the nets before winter | Ministry of Boats |",),
    ),
)
