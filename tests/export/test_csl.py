"""CSL-JSON, read by a citation processor (citeproc-py)."""

import json

from citeproc.source.json import CiteProcJSON

from filrouge.export.csl import render
from filrouge.words import words
from tests.builders import chronology


def test_the_processor_reads_every_item():
    items = json.loads(render(chronology(), words("fr")))
    found = CiteProcJSON(items)
    assert sorted(found) == ["en", "fr"]
    assert str(found["fr"].title) == "Appel"
    assert found["fr"].type == "article-newspaper"
    issued = found["fr"].issued
    assert (issued.year, issued.month, issued.day) == (2025, 3, 4)
    assert "issued" not in items[1]


def test_items_say_what_rests_on_them():
    first, second = json.loads(render(chronology(), words("fr")))
    assert (first["source"], second["source"]) == ("appel.txt", "call.txt")
    assert "La ministre Ana Solé a appelé Oslo [6–59]: « La ministre" in first["annote"]
