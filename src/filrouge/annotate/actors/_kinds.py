"""What a capitalised name is: a person, an organisation, a place or nothing that acts."""

from __future__ import annotations

from filrouge.annotate.actors._clauses import by_clause
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.lang.fold import bare
from filrouge.model.mentions import ActorKind

_BY_LABEL = {"ORG": ActorKind.ORGANISATION, "LOC": ActorKind.PLACE, "PER": ActorKind.PERSON}
_BY_HINT = {"organisation": ActorKind.ORGANISATION, "place": ActorKind.PLACE}
_ACRONYM = 4  # letters of a party's acronym at most
_SURE = 3  # votes of a name whose form alone tells what it is
_EMPTY = {"portfolio", "time"}


def kind_of(reading: Reading, ref: Ref, labels: list[str | None]) -> ActorKind | None:
    """What a name is, from address, given name, name words and the parser's label; null for no actor."""
    lore = reading.lore
    words = [reading.tokens[i].text for i in range(ref.first, ref.last + 1)]
    if reading.address_before(ref.first) is not None:
        return ActorKind.PERSON
    if (site := _beside(reading, ref, "site")) or _beside(reading, ref, "thing"):
        return ActorKind.PLACE if site else None
    hints = [lore.name_words.get(w) for w in words]
    if all(h in _EMPTY for h in hints) or hints[0] == "time" or _no_acronym(reading, ref, words):
        return None
    told = ["organisation" if h == "legal" else h for h in hints if h is not None and h not in _EMPTY]
    pointed = len(words) == 1 and _behind_article(reading, ref)
    if not pointed and _given_first(reading, words, labels) and (not told or labels.count("PER") == len(labels)):
        return ActorKind.PERSON
    if told:
        return _hinted(told, labels)
    return (
        _initials(words)
        or _acronym_behind_title(reading, ref, words)
        or _by_noun(reading, ref)
        or _labelled(reading, ref, words, labels)
        or by_clause(reading, ref, words)
    )


def _acronym_behind_title(reading: Reading, ref: Ref, words: list[str]) -> ActorKind | None:
    """``la maire PS de Lille``: a party, not whoever has the title."""
    short = len(words) == 1 and words[0].isupper() and words[0].isalpha() and 1 < len(words[0]) <= _ACRONYM
    behind = short and any(n.kind == "title" for n in reading.nouns_to.get(ref.first - 1, ()))
    return ActorKind.ORGANISATION if behind else None


def _behind_article(reading: Reading, ref: Ref) -> bool:
    """``l'Aude``, ``la Marne``: an article before a given name makes it the name of something else."""
    article = reading.lore.is_("article", reading.word(ref.first - 1))
    return article and reading.same_sentence(ref.first - 1, ref.first)


def _beside(reading: Reading, ref: Ref, sort: str) -> bool:
    """Whether the noun right beside makes it the name of a thing or site: the film X, the X browser, X airport."""
    before, after = ref.first - 1, ref.last + 1
    named = reading.same_sentence(before, ref.first) and reading.lore.is_(f"{sort}-before", reading.word(before))
    return named or (reading.same_sentence(after, ref.first) and reading.lore.is_(f"{sort}-after", reading.word(after)))


def _by_noun(reading: Reading, ref: Ref) -> ActorKind | None:
    """What the noun right before makes of a name: the retailer X, the minister Y."""
    nouns = reading.nouns_to.get(ref.first - 1, ())
    if any(n.kind == "body" for n in nouns):
        return ActorKind.ORGANISATION
    if reading.tokens[ref.first].text in reading.lore.given and reading.apposed(ref.last):
        return ActorKind.PERSON
    return ActorKind.PERSON if any(n.kind == "title" and n.number != "Plur" for n in nouns) else None


def _no_acronym(reading: Reading, ref: Ref, words: list[str]) -> bool:
    """Capitals that are a unit (16 GB) or a cry among others (READ MORE)."""
    if len(words) > 1 or not words[0].isupper():
        return False
    before, after = reading.token(ref.first - 1), reading.token(ref.last + 1)
    if before is not None and before.text[-1:].isdigit():
        return True
    return any(t is not None and len(t.text) > 2 and t.text.isalpha() and t.text.isupper() for t in (before, after))


def _given_first(reading: Reading, words: list[str], labels: list[str | None]) -> bool:
    lore = reading.lore
    if words[0] not in lore.given or any(c.isdigit() for w in words for c in w):
        return False
    plain = words[0] not in lore.given_words
    return plain if len(words) == 1 else plain or "PER" in labels


def _hinted(told: list[str], labels: list[str | None]) -> ActorKind | None:
    if told[0] == "thing" and told[-1] == "thing":
        return None
    if "organisation" in told or ("ORG" in labels and len(labels) > 1):
        return ActorKind.ORGANISATION
    return _BY_HINT.get(told[0])


def _initials(words: list[str]) -> ActorKind | None:
    """J. K. Rowling, D. Trump: a person."""
    begun = len(words) > 1 and len(words[0]) == 2 and words[0][1] == "."
    return ActorKind.PERSON if begun and words[-1].isalpha() and len(words[-1]) > 2 else None


def _labelled(reading: Reading, ref: Ref, words: list[str], labels: list[str | None]) -> ActorKind | None:
    """The kind of the parser's label, but that a name behind an article is no person's: ``le Ranch``."""
    kind, before = _by_label(words, labels), reading.token(ref.first - 1)
    article = before is not None and before.pos == "DET" and reading.same_sentence(before.i, ref.first)
    return ActorKind.ORGANISATION if kind is ActorKind.PERSON and article and len(words) == 1 else kind


def _by_label(words: list[str], labels: list[str | None]) -> ActorKind | None:
    label = _majority(labels)
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6 and words[0].isalpha():
        return ActorKind.PLACE if label == "LOC" else ActorKind.ORGANISATION
    return _BY_LABEL.get(label or "")


def _majority(labels: list[str | None]) -> str | None:
    told = [label for label in labels if label is not None]
    return max(sorted(set(told)), key=told.count) if told else None


def settled_kinds(reading: Reading, refs: list[Ref]) -> list[Ref]:
    """One kind for one name throughout the article: the one with most votes, sure ones counting more."""
    votes: dict[str, dict[ActorKind, int]] = {}
    surnames: set[str] = set()
    for ref in refs:
        assert ref.kind is not None
        sure = _sure(reading, ref)
        of_name = votes.setdefault(bare(ref.text), {})
        of_name[ref.kind] = of_name.get(ref.kind, 0) + (_SURE if sure else 1)
        if not sure and _somewhere(reading, ref):
            of_name[ActorKind.PLACE] = of_name.get(ActorKind.PLACE, 0) + 2
        if ref.kind is ActorKind.PERSON and ref.last > ref.first:
            surnames.add(bare(reading.tokens[ref.last].text))
    for ref in refs:
        of_name = votes[bare(ref.text)]
        ref.kind = max(sorted(of_name, key=lambda k: k.value), key=lambda k: of_name[k])
        if ref.first == ref.last and bare(ref.text) in surnames and not ref.text.isupper():
            ref.kind = ActorKind.PERSON
    return refs


def _somewhere(reading: Reading, ref: Ref) -> bool:
    """Whether the words around a name make it a place: in X, the city of X, the X area."""
    lore = reading.lore
    if any(lore.name_words.get(reading.tokens[i].text) == "organisation" for i in range(ref.first, ref.last + 1)):
        return False
    before, two_before = reading.word(ref.first - 1), reading.word(ref.first - 2)
    if lore.is_("in-place", before) or (lore.is_("name-join", before) and lore.is_("settlement", two_before)):
        return True
    return lore.is_("settlement", reading.word(ref.last + 1)) or lore.is_("settlement", before)


def _sure(reading: Reading, ref: Ref) -> bool:
    addressed = reading.address_before(ref.first) is not None
    given = reading.tokens[ref.first].text in reading.lore.given and ref.last > ref.first
    titled = any(n.kind == "title" and n.number != "Plur" for n in reading.nouns_to.get(ref.first - 1, ()))
    return ref.kind is ActorKind.PERSON and (addressed or given or (titled and ref.last > ref.first))
