"""An article's own layers as marks, each with its meaning and the rule that made it, out of its stored annotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from filrouge.dossier import Dossier, taking
from filrouge.lang.pack import shipped
from filrouge.model.annotated import Annotated
from filrouge.model.mark import Mark
from filrouge.model.mentions import Naming, Quotation
from filrouge.model.story import ReadArticle
from filrouge.model.text import Span
from filrouge.resolve.anchor import anchored
from filrouge.resolve.anchor.says import reasoning
from filrouge.store import layers
from filrouge.web import marks
from filrouge.web.marks import Drawn
from filrouge.web.view import DeskView


def annotation(dossier: Dossier, read: ReadArticle) -> Annotated | None:
    """The layers of an article as they are stored; none where another version of the program made them."""
    found = layers.get(dossier.database, taking.key(read.article), read.article)
    return found if isinstance(found, Annotated) else None


def drawn(view: DeskView, dossier: Dossier, read: ReadArticle) -> list[Drawn]:
    """All marks of an article, in the order of the text."""
    found = list(marks.of_chronology(view, read.article.id))
    annotated = annotation(dossier, read)
    if annotated is None:
        found += marks.of_layers_lost(view, read.article.id)
    else:
        layered = _Layered(view, read, annotated)
        found += [*layered.dates(), *layered.quotes(), *layered.figures(), *layered.actors()]
    found += _shared(view, read)
    return marks.ordered(found)


@dataclass(frozen=True, slots=True)
class _Layered:
    """One article's layers beside what the chronology made of them."""

    view: DeskView
    read: ReadArticle
    annotated: Annotated

    def dates(self) -> Iterator[Drawn]:
        """Expressions of time, with the day that each means and how it was reckoned."""
        text, pack = self.read.article.text, shipped(self.view.words.language)
        placed = anchored(self.annotated.dates, self.annotated.article, self.read.published)
        for mark in self.annotated.dates:
            when = placed.get(mark.span)
            says = reasoning(text, mark.span, when, pack) if when else self.view.words("desk.no_day")
            yield Drawn(mark.span, "date", says, "", self._rule(mark.trace.rule))

    def quotes(self) -> Iterator[Drawn]:
        """The quotations of the chronology with the rule that found each, and those that it left out."""
        known = self.view.quotes_in.get(self.read.article.id, [])
        for mine in marks.of_quotes(self.view, self.read.article.id):
            rule = next((m.trace.rule for m in self.annotated.quotes if m.span.overlaps(mine.span)), "")
            yield replace(mine, why=self._rule(rule))
        for mark in self.annotated.quotes:
            if not any(q.content.overlaps(mark.span) for q in known):
                kind = self.view.words(f"kind.{mark.value.kind.value}")
                says = f"{self._name(mark) or self.view.words('section.nobody')} ({kind})"
                yield Drawn(mark.span, "quote", says, "", self._rule(mark.trace.rule))

    def figures(self) -> Iterator[Drawn]:
        """The figures of the chronology with the rule that found each, and those that it left out."""
        rules = {m.span: m.trace.rule for m in self.annotated.figures}
        known = {Span(f.start, f.end) for f in self.view.figures_in.get(self.read.article.id, ())}
        for mine in marks.of_figures(self.view, self.read.article.id):
            yield replace(mine, why=self._rule(rules.get(mine.span, "")))
        for mark in self.annotated.figures:
            if mark.span not in known:
                says = marks.bounds(mark.value.low, mark.value.high, mark.value.unit)
                yield Drawn(mark.span, "figure", says, "", self._rule(mark.trace.rule))

    def actors(self) -> Iterator[Drawn]:
        """Every reference to an actor, by name, title, pronoun or description; who takes part is always there."""
        told = {m.span for m in self.annotated.actors.layer}
        yield from (m for m in marks.of_parties(self.view, self.read.article.id) if m.span not in told)
        names = {c.key: c.name for c in self.annotated.actors.chains}
        for mark in self.annotated.actors.layer:
            named = [names[key] for key in mark.value.chains if key in names]
            ids = [i for name in named if (i := self.view.by_name.get(name))]
            href = f"/actor/{ids[0]}" if ids else ""
            yield Drawn(mark.span, "actor", self._who(named, mark), href, self._rule(mark.trace.rule))

    def _who(self, named: list[str], mark: Mark[Naming]) -> str:
        form = self.view.words(f"form.{mark.value.form.value}")
        return f"{', '.join(named)} ({form})"

    def _name(self, mark: Mark[Quotation]) -> str:
        chains = (c.name for c in self.annotated.actors.chains if c.key == mark.value.speaker)
        return next(chains, "")

    def _rule(self, rule: str) -> str:
        return self.view.words("about.rule", rule=rule) if rule else ""


def _shared(view: DeskView, read: ReadArticle) -> Iterator[Drawn]:
    """The passages that an article has in common with others, whichever printed them first."""
    for span, place in view.shared_in.get(read.article.id, ()):
        title = view.source_name(place.article)
        href = f"/article/{place.article}?at={place.start}-{place.end}#m-{place.start}"
        yield Drawn(span, "shared", view.words("desk.shared_with", title=title), href)
