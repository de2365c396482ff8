"""The actors layer: who and what acts, with one chain an actor within the article.

Known names, capitalised names, titles, groups and pronouns are found one after the other; names are
then gathered into chains, titles put beside their holders, and the rest resolved in text order.
"""

from __future__ import annotations

from typing import TypedDict

from filrouge.annotate.actors._acts import settle_acts
from filrouge.annotate.actors._cast import Cast, cast_names
from filrouge.annotate.actors._discourse import walk
from filrouge.annotate.actors._known import known, of_one_person
from filrouge.annotate.actors._lore import lore
from filrouge.annotate.actors._names import unknown_names
from filrouge.annotate.actors._nominals import national, nominals
from filrouge.annotate.actors._offices import attach
from filrouge.annotate.actors._plurals import counted_nouns
from filrouge.annotate.actors._pronouns import pronouns
from filrouge.annotate.actors._reading import Reading, Ref, reading
from filrouge.annotate.actors._trades import trades
from filrouge.lang.pack import Pack
from filrouge.model.mark import Mark, Trace, layer
from filrouge.model.mentions import Actors, Naming
from filrouge.model.syntax import Parse
from filrouge.model.text import Article


class ActorRow(TypedDict):
    """One reference as `filrouge annotate --layers actors` writes it."""

    start: int
    end: int
    chain: str
    name: str
    kind: str
    form: str


def actors(article: Article, pack: Pack, parse: Parse) -> Actors:
    """The actors of an article and every reference to them."""
    opened = reading(article.text, parse, lore(pack))
    names, persons = _names(opened)
    settle_acts(opened, names)
    cast = cast_names(opened, names)
    phrases = sorted(nominals(opened) + [national(opened, r) for r in persons], key=lambda r: r.first)
    attach(cast, phrases)
    phrases += trades(cast, names)
    _own(opened, [r for r in phrases if not any(i in opened.owner for i in (r.head,))])
    refs = [*names, *phrases, *counted_nouns(opened, phrases), *pronouns(opened)]
    refs += walk(cast, refs)
    return _finished(cast, refs)


def rows(found: Actors) -> list[ActorRow]:
    """The references as rows, one for each chain that a reference points to."""
    by_key = {c.key: c for c in found.chains}
    return [
        ActorRow(
            start=m.span.start,
            end=m.span.end,
            chain=key,
            name=by_key[key].name,
            kind=by_key[key].kind.value,
            form=m.value.form.value,
        )
        for m in found.layer
        for key in m.value.chains
    ]


def _names(opened: Reading) -> tuple[list[Ref], list[Ref]]:
    """Known and unknown names without overlaps, each token marked with its name; and the demonyms of one person."""
    found = known(opened)
    persons = [ref for ref in found if of_one_person(opened, ref)]
    fresh = unknown_names(opened, found)
    covered = {i for ref in fresh for i in range(ref.first, ref.last + 1)}
    kept = [ref for ref in found if ref.first not in covered and ref not in persons and not ref.consumed]
    kept += fresh
    kept.sort(key=lambda r: r.first)
    _own(opened, kept)
    for ref in kept:
        ref.address = opened.address_before(ref.first)
    return kept, [ref for ref in persons if ref.first not in opened.owner]


def _own(opened: Reading, refs: list[Ref]) -> None:
    for ref in refs:
        for i in range(ref.first, ref.last + 1):
            opened.owner.setdefault(i, ref)


def _finished(cast: Cast, refs: list[Ref]) -> Actors:
    marks, particles = [], cast.reading.lore.particles
    used: set[str] = set()
    for ref in refs:
        if ref.chains and not ref.consumed:
            used.update(ref.chains)
            marks.append(Mark(ref.span, Naming(tuple(ref.chains), ref.form, ref.acts), Trace(ref.rule)))
    return Actors(layer("actors", marks), tuple(m.chain(particles) for key, m in cast.members.items() if key in used))
