"""The Python interface: names, layers of one text, formats, tables, notebooks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import filrouge
from filrouge.api.frames import TABLES
from filrouge.api.notebook import Html
from filrouge.errors import FormatError, InputError

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def chronology() -> filrouge.Chronology:
    return filrouge.build([ROOT / "examples" / "ever-given"])


def test_every_public_name_is_there_and_they_are_few() -> None:
    assert all(getattr(filrouge, name) is not None for name in filrouge.__all__)
    assert len(filrouge.__all__) <= 20


def test_an_unknown_name_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        filrouge.nothing_of_the_kind  # noqa: B018 - looked up on purpose


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Le conseil se réunira mardi.", "fr", "2024-03-05"),
        ("The council met on Friday.", "en", "2024-03-01"),
    ],
)
def test_dates_of_a_text_count_from_its_publication(text: str, language: str, value: str) -> None:
    found = filrouge.annotate(text, layers=["dates"], language=language, published=date(2024, 3, 4))
    assert [mark["value"] for mark in found["timex"]] == [value]


def test_a_text_gets_the_layers_asked_for_only() -> None:
    found = filrouge.annotate("« Nous partirons », a déclaré Lucie Ferrand.", layers=["quotes"], language="fr")
    assert set(found) == {"quotes"}
    assert found["quotes"][0]["speaker_name"] == "Lucie Ferrand"


def test_an_unknown_layer_is_told() -> None:
    with pytest.raises(InputError, match="dates"):
        filrouge.annotate("text", layers=["weather"])


def test_a_chronology_survives_its_file(chronology: filrouge.Chronology, tmp_path: Path) -> None:
    path = filrouge.save(chronology, tmp_path / "story.json")
    assert filrouge.to_json(filrouge.load(path)) == path.read_bytes() == filrouge.to_json(chronology)


def test_saving_speaks_the_language_asked_for(chronology: filrouge.Chronology, tmp_path: Path) -> None:
    told = {ui: filrouge.save(chronology, tmp_path / f"{ui}.md", ui=ui).read_text("utf-8") for ui in ("fr", "en")}
    assert "Contradictions" in told["fr"]
    assert told["fr"] != told["en"]


def test_an_unknown_ending_is_told(chronology: filrouge.Chronology, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"\.json"):
        filrouge.save(chronology, tmp_path / "story.unknown")


@pytest.mark.parametrize("table", TABLES)
def test_each_table_is_the_same_in_arrow_pandas_and_polars(chronology: filrouge.Chronology, table: str) -> None:
    arrow = filrouge.to_arrow(chronology, table)
    assert arrow.num_rows > 0, f"nothing in {table}: the example should have some"
    pandas, polars = filrouge.to_pandas(chronology, table), filrouge.to_polars(chronology, table)
    assert list(pandas.columns) == polars.columns == arrow.column_names
    assert len(pandas) == len(polars) == arrow.num_rows
    assert [None if v != v else v for v in pandas.iloc[:, 0].tolist()] == polars[:, 0].to_list()


@pytest.mark.parametrize("table", [name for name, frame in TABLES.items() if "words" in dict(frame.columns)])
def test_words_in_a_table_are_those_of_the_article(chronology: filrouge.Chronology, table: str) -> None:
    texts = {read.article.id: read.article.text for read in chronology.articles}
    for row in filrouge.to_arrow(chronology, table).to_pylist():
        assert texts[row["article"]][row["start"] : row["end"]] == row["words"]


def test_days_can_be_resampled_in_pandas(chronology: filrouge.Chronology) -> None:
    events = filrouge.to_pandas(chronology)
    by_week = events.set_index("earliest")["id"].resample("W").count()
    assert by_week.sum() == events["earliest"].notna().sum()


def test_a_chronology_shows_as_a_table_in_notebooks(chronology: filrouge.Chronology) -> None:
    told = filrouge.show(chronology, top=5)
    assert isinstance(told, Html)
    assert told._repr_html_().count("<tr>") == 6
    assert filrouge.show(chronology, top=0).count("<tr>") == len(chronology.events) + 1


def test_an_article_shows_with_its_marks_and_nothing_of_it_runs(tmp_path: Path) -> None:
    hostile = "On 4 May 2024 the mayor said <script>alert('x')</script> that \"the bridge will open\".\n"
    (tmp_path / "a.txt").write_text(hostile, "utf-8")
    found = filrouge.build([tmp_path])
    told = filrouge.show(found, article=found.articles[0].article.id)
    assert "<mark" in told
    assert "<script" not in told
    assert "<script" not in filrouge.show(found)


def test_an_article_that_is_not_there_is_told(chronology: filrouge.Chronology) -> None:
    with pytest.raises(KeyError, match="elsewhere"):
        filrouge.show(chronology, article="elsewhere")


def test_the_extension_makes_notebooks_show_chronologies(chronology: filrouge.Chronology) -> None:
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell()
    shell.run_line_magic("load_ext", "filrouge")
    formatted, _ = shell.display_formatter.format(chronology)
    assert formatted["text/html"].startswith("<table")
