"""The findings of the index page: which they are, what they say of small graphs, and how they are written."""

from __future__ import annotations

import runpy
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from turtlebay.network.analysis import Material, Table, analyze
from turtlebay.network.analysis.voices import iter_voice_tables
from turtlebay.network.headlines import CHOSEN, headlines
from turtlebay.pages import index_page
from turtlebay.pages.findings import ROWS, show_findings
from turtlebay.pipeline import Built, graph_files

SAMPLE = runpy.run_path(str(Path(__file__).with_name("test_network_analysis.py")))
annotations, graph = SAMPLE["annotations"], SAMPLE["graph"]
HOSTILE = "<script>window.canary=1</script> \"'> & \u202e"


class Tables(HTMLParser):
    """The tables of the findings: captions, cells, and where their links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[dict[str, list[str]]] = []
        self.open = ""
        self.feed(html.split('id="findings"', 1)[1].split("<h2>Files</h2>", 1)[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append({"caption": [], "th": [], "td": [], "a": []})
        if tag == "a":
            self.tables[-1]["a"].append(dict(attrs)["href"] or "")
        elif tag in ("caption", "th", "td"):
            self.open = tag
            self.tables[-1][tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open:
            self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open:
            self.tables[-1][self.open][-1] += data


def made(rows: int = 1) -> Table:
    found = tuple((HOSTILE, "https://w3id.org/turtlebay/actor/a b", place) for place in range(rows))
    return Table("made", HOSTILE, HOSTILE, HOSTILE, ("name", "name iri", "number"), found)


def test_who_is_asked_and_never_heard_as_by_hand() -> None:
    asks = [
        {"addressees": ["a"], "counterparts": ["b"], "strength": "must"},
        {"addressees": ["a"]},
        {"addressees": ["b"]},
        # nobody is heard by being told to deal with itself
        {"addressees": ["c"], "counterparts": ["c"]},
        # where no addressee is named, somebody is meant all the same
        {"counterparts": ["d"]},
        {"addressees": ["d", "e"], "counterparts": ["e"]},
    ]
    (table,) = iter_voice_tables(Material.of(graph(annotations("one", [], asks))))
    assert table.columns == ("rank", "actor", "actor iri", "type", "recommendations", "must", "should", "could")
    assert [(row[0], row[1], *row[4:]) for row in table.rows] == [("1", "A", 2, 1, 1, 0), ("2", "C", 1, 0, 1, 0)]
    assert table.meaning.startswith("Of 5 actors that recommendations ask to act, 2 ")


def test_headlines_are_the_tables_of_the_analysis_with_fewer_columns(reviewed: Built) -> None:
    whole = {table.id: table for table in analyze(reviewed.graph)}
    found = headlines(reviewed.graph)
    assert [table.id for table in found] == list(CHOSEN)
    assert len(found) == 6
    for table in found:
        of = whole[table.id]
        assert (table.meaning, table.caveat) == (of.meaning, of.caveat)
        assert table.records() == [{name: row[name] for name in table.columns} for row in of.records()]
        assert table.columns[0] != "rank" or len(table.columns) > 2
        for place, name in enumerate(table.columns):
            assert not name.endswith(" iri") or place, "a column of IRIs follows the one that it names"


def test_index_of_the_build_has_the_findings(reviewed: Built) -> None:
    index = graph_files(reviewed.graph)["index.html"]
    tables = Tables(index).tables
    assert len(tables) == 6
    central, ought, tensions, unheard, endorsement, nobody = tables
    assert central["caption"] == ["The first 5 of 35 rows"]
    assert central["td"][:4] == ["1", "Security Council", "11", "1"]
    assert central["a"][0] == "./graph.html#node=actor/security-council"
    assert ought["td"][:3] == ["mend", "Member states", "UN Secretariat"]
    assert tensions["td"][:3] == ["General Assembly", "Security Council", "no"]
    assert unheard["caption"] == ["The first 5 of 9 rows"]
    assert endorsement["caption"] == ["6 rows"], "one row more than the usual is shown"
    assert "63" in endorsement["td"]
    assert nobody["caption"] == ["The first 5 of 18 rows"]
    assert nobody["a"][0] == "./graph.html#node=doc/istanbul-retreat-2010/rec/r08"
    for table in headlines(reviewed.graph):
        assert table.meaning in index
    assert index.count("Beware:") == 6


@pytest.mark.parametrize(("rows", "shown", "more"), [(0, 0, 0), (1, 1, 0), (ROWS, ROWS, 0), (ROWS + 1, ROWS + 1, 0)])
def test_short_tables_are_whole(rows: int, shown: int, more: int) -> None:
    (one,) = show_findings([made(rows)], graph_here=True)
    assert (len(one.rows), one.more) == (shown, more)


def test_long_tables_are_cut_and_say_so() -> None:
    (one,) = show_findings([made(ROWS + 2)], graph_here=True)
    assert (len(one.rows), one.more) == (ROWS, 2)
    page = index_page(graph(annotations("one", [], [])), [], [made(1234)])
    assert Tables(page).tables[0]["caption"] == ["The first 5 of 1234 rows"]


def test_links_lead_to_the_graph_page_only_where_it_is_and_stay_below_the_folder() -> None:
    empty = graph(annotations("one", [], []))
    here = Tables(index_page(empty, [("graph.html", "")], [made()])).tables[0]
    assert here["a"] == ["./graph.html#node=actor/a%20b"]
    assert Tables(index_page(empty, [], [made()])).tables[0]["a"] == []
    away = replace(made(), rows=((HOSTILE, "javascript:window.canary=1//", 1),))
    assert Tables(index_page(empty, [("graph.html", "")], [away])).tables[0]["a"] == []


def test_hostile_words_stay_words_and_nothing_found_is_said() -> None:
    page = index_page(graph(annotations("one", [], [])), [], [made(), replace(made(0), id="none", title="Nothing")])
    assert "<script>window" not in page
    (table,) = Tables(page).tables
    assert table["td"] == [HOSTILE, "0"]
    assert table["th"] == ["Name", "Number"]
    assert page.count("Nothing of the kind was found.") == 1


def test_a_graph_without_anything_and_an_index_without_findings() -> None:
    nothing = annotations("empty", [], [])
    nothing["entities"] = []
    page = index_page(graph(nothing), [], headlines(graph(nothing)))
    assert page.count("Nothing of the kind was found.") == 5
    assert "What the network says" not in index_page(graph(nothing), [])
