"""Names that the pack knows: states, their demonyms, capitals and palaces, and organisations."""

from __future__ import annotations

from dataclasses import replace

from filrouge.annotate.actors._lore import Fact
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.annotate.actors._tongues import language
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_CURRENCY = {"$", "€", "£"}  # US$ names no state
_TIED = {"demonym", "prefix"}  # what stands within a word: israélo-iranien, but not Île-de-France
_ACRONYM = {"acronym", "acronym-name"}


def known(reading: Reading) -> list[Ref]:
    """Every known name in the text, in order; capitals must agree with the lexicon's form."""
    starts, ends = reading.starts, reading.ends
    found = []
    for hit in reading.lore.facts.find(reading.bare):
        slice_ = reading.text[hit.start : hit.end]
        facts = [f for f in hit.value if _written(slice_, f)]
        first, last = starts.get(hit.start), ends.get(hit.end)
        if first is None and reading.text[hit.start - 1] == "-":
            facts = [f for f in facts if f.what in _TIED]
            first = last = _inside(reading, hit.start)
        if not facts or first is None or reading.text[hit.end : hit.end + 1] in _CURRENCY:
            continue
        last = first if last is None or last < first else last
        ref = _ref(reading, (first, last), _chosen(facts, slice_))
        if ref.form is Form.DEMONYM:
            ref.start, ref.end, ref.text = hit.start, hit.end, slice_
        found.append(ref)
    found = [ref for ref in found if not _mere_word(reading, ref)]
    _settle_generic(found)
    return found


def _inside(reading: Reading, position: int) -> int | None:
    """The token in whose middle a word begins, as in ``israélo-iranien``."""
    token = reading.parse.token_at(position)
    return token.i if token is not None and token.start < position else None


def _settle_generic(refs: list[Ref]) -> None:
    """Give institutions that many countries have (the Senate) a country.

    The one beside them, else the one the article names most of those that they are likeliest of.
    """
    counts: dict[str, int] = {}
    for ref in refs:
        if ref.fact is not None and ref.fact.country is not None and ref.fact.what != "generic":
            counts[ref.fact.country] = counts.get(ref.fact.country, 0) + 1
    by_last, by_first = {r.last: r for r in refs}, {r.first: r for r in refs}
    for ref in refs:
        if ref.fact is None or ref.fact.kind == "state":
            continue
        beside = _demonym(by_first.get(ref.last + 1)) or _demonym(by_last.get(ref.first - 1))
        if ref.fact.what == "variant" and ref.fact.country is None and beside is not None:
            ref.fact = replace(ref.fact, id=f"{ref.fact.id}-{beside}", country=beside)  # le Conseil de sécurité russe
        if ref.fact.what != "generic":
            continue
        homes = [c for c in (ref.fact.country or "").split(" ") if c in counts]
        country = beside or max(homes, key=lambda c: counts[c], default=None)
        ref.fact = replace(ref.fact, id=f"{ref.fact.id}-{country}" if country else ref.fact.id, country=country)


def _demonym(ref: Ref | None) -> str | None:
    return ref.fact.country if ref is not None and ref.fact is not None and ref.form is Form.DEMONYM else None


def _written(slice_: str, fact: Fact) -> bool:
    """Whether capitals in the text agree with the form: OTAN as such, Chine with a capital, russe either way."""
    if fact.what in _ACRONYM or fact.form.isupper():
        return slice_ == fact.form
    if len(slice_) == len(fact.form) and not slice_.isupper():
        if fact.kind == "media" and fact.form[:1].isupper() and " " in fact.form.replace("'", " "):
            slice_ = slice_[:1].upper() + slice_[1:]  # selon le Parisien
        return all(w.isupper() or not f.isupper() for w, f in zip(slice_, fact.form, strict=True))
    return slice_[:1].isupper() or not fact.form[:1].isupper()


def _chosen(facts: list[Fact], slice_: str) -> Fact:
    """The first fact, a noun before an adjective where the case tells them apart."""
    exact = [f for f in facts if f.form[:1].isupper() == slice_[:1].isupper()]
    return (exact or facts)[0]


def _mere_word(reading: Reading, ref: Ref) -> bool:
    """A form of a common word whose part of speech shows that it is not the name."""
    token = reading.tokens[ref.head]
    if ref.fact is None or ref.first != ref.last:
        return False
    if ref.form is Form.DEMONYM and language(reading, ref):
        return True
    if ref.fact.what == "uncertain":
        return token.dep.split(":")[0] != "nsubj"
    return token.pos in {"VERB", "AUX", "ADV", "PRON"} and ref.fact.what != "name" and not token.text[:1].isupper()


def of_one_person(reading: Reading, ref: Ref) -> bool:
    """A demonym that names one person and no people: a noun in the singular behind an article, ``une Norvégienne``."""
    token, before, after = reading.tokens[ref.head], reading.token(ref.first - 1), reading.token(ref.last + 1)
    if ref.form is not Form.DEMONYM or ref.fact is None or ref.first != ref.last:
        return False
    noun = token.pos in {"NOUN", "PROPN"} or token.dep.split(":")[0] in {"nsubj", "obj", "iobj", "obl"}
    if noun and _one_in_headline(reading, ref):
        return True
    noun = noun and token.text[:1].isupper() and token.dep not in {"compound", "amod", "flat"}
    qualifies = after is not None and after.pos in {"NOUN", "PROPN"} and not _named_behind(reading, after)
    if before is None:
        return False
    one = "Sing" in {ref.fact.number, before.feature("Number")} and before.feature("Number") != "Plur"
    return noun and one and before.pos == "DET" and not qualifies and reading.same_sentence(before.i, ref.first)


def _one_in_headline(reading: Reading, ref: Ref) -> bool:
    """``Français poussé du 10e étage``: no article, and a participle in the singular right behind."""
    after = reading.token(ref.last + 1)
    participle = after is not None and after.feature("VerbForm") == "Part" and after.feature("Number") == "Sing"
    first = reading.tokens[ref.first]
    opens = reading.opens(ref.first) and first.text[:1].isupper() and first.pos == "NOUN"
    return opens and participle and reading.same_sentence(ref.first, ref.last + 1)


def _named_behind(reading: Reading, token: Token) -> bool:
    """A person's name right behind: ``le Russe Ivan Petrov``."""
    return token.pos == "PROPN" and any(e.first == token.i and e.label == "PER" for e in reading.parse.entities)


def _ref(reading: Reading, place: tuple[int, int], fact: Fact) -> Ref:
    demonym = fact.what in {"demonym", "prefix"}
    ref = reading.ref(*place, Form.DEMONYM if demonym else Form.NAME, f"known {fact.what}")
    ref.fact, ref.kind = fact, ActorKind.STATE if fact.kind == "state" else ActorKind.ORGANISATION
    ref.gender, ref.plural = fact.gender, fact.number == "Plur"
    if fact.gender is None and not demonym:
        ref.gender, number = reading.lore.features.get(fact.id, (None, None))
        ref.plural = number == "Plur"
    ref.country = fact.id if fact.kind == "state" else None
    return ref
