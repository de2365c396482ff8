"""The spaCy component ``filrouge_dates``: time expressions in a spaCy pipeline, without the rest of filrouge.

>>> import spacy                                          # doctest: +SKIP
>>> nlp = spacy.blank("fr")                               # doctest: +SKIP
>>> nlp.add_pipe("filrouge_dates", config={"published": "2024-03-04"})   # doctest: +SKIP
>>> [(s.text, s._.timex) for s in nlp("Il est arrivé lundi.").spans["filrouge_dates"]]  # doctest: +SKIP
[('lundi', '2024-03-04')]
"""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from filrouge.annotate.dates import dates
from filrouge.lang.pack import Pack, shipped
from filrouge.model.text import Article
from filrouge.model.text import Span as Place
from filrouge.resolve.anchor.timex import timex

NAME = "filrouge_dates"


class Dates:
    """Adds ``doc.spans["filrouge_dates"]``: each span's label is its TIMEX3 type, ``span._.timex`` its value.

    ``doc._.published``, an ISO day, says what relative expressions count from; the component's own
    ``published`` stands in where a document has none.
    """

    def __init__(self, pack: Pack, published: str | None = None) -> None:
        self.pack = pack
        self.published = published
        if not Doc.has_extension("published"):
            Doc.set_extension("published", default=None)
        if not Span.has_extension("timex"):
            Span.set_extension("timex", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The document with its time expressions, widened to whole tokens.

        Raises:
            ValueError: the day of publication is not written YYYY-MM-DD.
        """
        said = doc._.published or self.published
        day = date.fromisoformat(str(said)) if said else None
        article = Article("doc", "doc", "doc", self.pack.language, doc.text, Place(0, len(doc.text)))
        spans = []
        for row in timex(dates(article, self.pack), article, day):
            span = doc.char_span(row["start"], row["end"], label=row["type"], alignment_mode="expand")
            assert span is not None, "a mark lies inside its text"
            span._.timex = row["value"]
            spans.append(span)
        doc.spans[NAME] = spans
        return doc


@Language.factory(NAME, assigns=["doc.spans"], default_config={"language": None, "published": None})
def component(nlp: Language, name: str, language: str | None, published: str | None) -> Dates:
    """The component for a pipeline's language.

    Args:
        nlp: the pipeline; its language chooses the pack.
        name: what the pipeline calls the component.
        language: another language's pack (BCP 47).
        published: the ISO day that relative expressions count from.

    Raises:
        PackError: no pack has the language.
    """
    del name  # spaCy's, and the spans are always named alike
    return Dates(shipped(language or nlp.lang), published)
