"""The loader: sound packs load, broken ones fail naming file and rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.errors import PackError
from filrouge.lang.fold import bare, fold
from filrouge.lang.gazetteer import Gazetteer
from filrouge.lang.pack import languages, load, shipped, unmarked

RULE = '[day]\nmatch = "{numbers} of may"\ngive = "calendar"\nyes = ["on ⟦one of may⟧"]\nno = ["may be"]\n'


def pack(
    folder: Path, *, rule: str = RULE, lexicon: str = "form\tvalue\none\t1\n", settings: str = 'language = "xx"\n'
) -> Path:
    (folder / "lexicon").mkdir()
    (folder / "rules").mkdir()
    (folder / "pack.toml").write_text(settings, "utf-8")
    (folder / "lexicon" / "numbers.tsv").write_text(lexicon, "utf-8")
    (folder / "rules" / "dates.toml").write_text(rule, "utf-8")
    return folder


def test_french_and_english_are_shipped() -> None:
    assert {"fr", "en"} <= set(languages())
    assert shipped("fr") is shipped("fr")


def test_a_lexicon_is_put_into_the_pattern_longest_first(tmp_path: Path) -> None:
    made = load(pack(tmp_path, lexicon="form\tvalue\none\t1\none two\t12\n"))
    assert made.rules_of("dates")[0].match == "(?:one\\ two|one) of may"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rule": RULE.replace("{numbers}", "{nothing}")}, "dates.toml: day: no lexicon 'nothing'"),
        ({"rule": RULE.replace("one of may⟧", "one of may")}, None),
        ({"rule": RULE.replace("⟦", "").replace("⟧", "")}, "dates.toml: day: no ⟦span⟧"),
        ({"rule": RULE.replace("no = ", "nay = ")}, "dates.toml: day: no missing"),
        ({"rule": RULE.replace("{numbers}", "(")}, "dates.toml: day: the pattern does not compile"),
        ({"rule": "[day"}, "dates.toml"),
        ({"lexicon": "form\tvalue\none\n"}, "numbers.tsv:2: 1 cells where the header has 2"),
        ({"lexicon": "form\tvalue\n\t1\n"}, "numbers.tsv:2: the form is empty"),
        ({"lexicon": "# nothing\n"}, "numbers.tsv: no header line"),
        ({"lexicon": "form\n" + "\n".join(f"w{n}" for n in range(300)) + "\n"}, "has over 200 forms"),
        ({"settings": "name = 'x'\n"}, "no language named"),
    ],
)
def test_a_broken_pack_fails_at_load_naming_the_place(tmp_path: Path, change: dict[str, str], says: str | None) -> None:
    folder = pack(tmp_path, **change)
    if says is None:
        load(folder)
        return
    with pytest.raises(PackError, match=says.replace("(", "\\(")):
        load(folder)


def test_a_missing_pack_is_said(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such file"):
        load(tmp_path / "none")


def test_the_digest_changes_with_any_file(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    before = load(folder).digest
    (folder / "lexicon" / "numbers.tsv").write_text("form\tvalue\ntwo\t2\n", "utf-8")
    assert load(folder).digest != before


def test_examples_draw_their_spans() -> None:
    assert unmarked("né ⟦hier⟧ ou ⟦lundi⟧") == ("né hier ou lundi", ((3, 7), (11, 16)))


@given(st.text())
def test_folded_views_keep_every_place(text: str) -> None:
    assert len(fold(text)) == len(bare(text)) == len(text)


def test_folding_joins_what_writers_vary() -> None:
    assert fold("L’ÉTÉ\u00a0là") == "l'été là"
    assert bare("L’ÉTÉ") == "l'ete"
    assert fold("İstanbul")[1:] == "stanbul"


def test_a_gazetteer_finds_the_longest_form_at_words() -> None:
    found = Gazetteer([("new york", "NY"), ("york", "Y"), ("new york city", "NYC"), ("ork", "O")])
    assert [(f.start, f.value) for f in found.find("in new york city, york, yorkshire")] == [(3, "NYC"), (18, "Y")]


def test_an_empty_gazetteer_finds_nothing() -> None:
    assert list(Gazetteer([]).find("anything")) == []
