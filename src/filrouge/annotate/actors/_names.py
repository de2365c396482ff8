"""Names of persons, organisations and places that no lexicon holds: capitalised sequences, read by their clues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_CLOSED = {"DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "NUM", "PUNCT", "INTJ", "PART", "SPACE", "X"}
_LONGEST = 9  # tokens of one name
_HEADLINE = 0.6  # share of capitalised longer words above which a line's capitals tell nothing


@dataclass(slots=True)
class _Clues:
    """What is known of the article's capitals before names are cut."""

    labels: dict[int, str]  # token to the parser's entity label
    inside: set[str]  # words seen with a capital in mid-sentence
    headlines: set[int]  # sentences written with capitals throughout


def unknown_names(reading: Reading, known: list[Ref]) -> list[Ref]:
    """The capitalised names, known ones put aside unless a longer name swallows them."""
    clues = _clues(reading)
    held = {i: ref for ref in known for i in range(ref.first, ref.last + 1)}
    found = []
    for first, last in _sequences(reading, clues, held):
        ref = _named(reading, clues, (first, last), held)
        if ref is not None:
            found.append(ref)
    return found


def _clues(reading: Reading) -> _Clues:
    labels = {i: e.label for e in reading.parse.entities for i in range(e.first, e.last + 1)}
    inside, headlines = set(), set()
    for number, sentence in enumerate(reading.parse.sentences):
        tokens = reading.parse.of(sentence)
        capitals = [t for t in tokens if t.text[:1].isupper()]
        longer = [t for t in tokens if len(t.text) > 3 and t.text[:1].isalpha()]
        if len(longer) > 3 and sum(t.text[:1].isupper() for t in longer) > _HEADLINE * len(longer):
            headlines.add(number)
        else:
            inside.update(reading.words[t.i] for t in capitals if t.i > sentence.first and not _opens(reading, t))
    return _Clues(labels, inside, headlines)


def _opens(reading: Reading, token: Token) -> bool:
    """Whether a token begins a sentence or a quotation."""
    before = reading.token(token.i - 1)
    return (
        before is None or before.sentence != token.sentence or before.text in {"«", "»", '"', "“", ":", "-", "–", "—", "‘", "'", "``", "("}
    )


def _sequences(reading: Reading, clues: _Clues, held: dict[int, Ref]) -> Iterator[tuple[int, int]]:
    i, total = 0, len(reading.tokens)
    while i < total:
        if not _starts_name(reading, clues, held, reading.tokens[i]):
            i += 1
            continue
        last = _run(reading, clues, held, i)
        yield i, last
        i = last + 1


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and (len(token.text) > 1 or token.pos == "PROPN")


def _starts_name(reading: Reading, clues: _Clues, held: dict[int, Ref], token: Token) -> bool:
    if not _capital(token) or token.text in reading.lore.addresses:
        return False
    if token.i in held:
        return held[token.i].first == token.i and held[token.i].form is not Form.DEMONYM
    lore = reading.lore
    certain = token.text in lore.given and token.text not in lore.given_words
    if certain or clues.labels.get(token.i) in {"PER", "ORG"} and token.pos in {"PROPN", "NOUN", "ADJ", ""}:
        return True
    opens = _opens(reading, token) or token.sentence in clues.headlines
    if not opens:
        return token.pos not in _CLOSED or token.text.isupper() or token.i in clues.labels
    return token.i in clues.labels and token.pos not in _CLOSED or (
        token.pos in {"PROPN", "", "NOUN", "ADJ", "VERB"} and reading.words[token.i] in clues.inside
    )


def _run(reading: Reading, clues: _Clues, held: dict[int, Ref], first: int) -> int:
    """The last token of the name that begins at a token."""
    last = held[first].last if first in held else first
    while last - first < _LONGEST:
        following = _next(reading, clues, held, (first, last))
        if following is None:
            break
        last = held[following].last if following in held else following
    return last


def _next(reading: Reading, clues: _Clues, held: dict[int, Ref], so_far: tuple[int, int]) -> int | None:
    """The next token of the name, past small words that names hold."""
    first, last = so_far
    tokens, i = reading.tokens, last + 1
    joined = 0
    while i < len(tokens) and joined < 3 and _joins(reading, tokens[i], first, last):
        i += 1
        joined += 1
    token = reading.token(i)
    if token is None or token.sentence != tokens[first].sentence or not _capital(token) or token.text in reading.lore.addresses:
        return None
    if joined == 0 and tokens[last].end < token.start - 1:
        return None
    if i in held and held[i].form is Form.DEMONYM and joined == 0 and last not in held and not _organised(reading, first):
        return i if clues.labels.get(i) == clues.labels.get(last) and clues.labels.get(i) is not None else None
    if token.pos in {"DET", "PRON", "CCONJ", "SCONJ", "AUX"} and i not in clues.labels:
        return None
    if joined and last in held and held[last].first == first and not _organised(reading, first):
        return None
    return i


def _joins(reading: Reading, token: Token, first: int, last: int) -> bool:
    """A small word that may stand inside the name so far."""
    lore, word = reading.lore, token.text
    if word in {"-", "'", "&", "."}:
        return reading.tokens[last].end == token.start or word == "&"
    if word.lower() not in lore.particles and not lore.is_("name-join", reading.words[token.i]):
        return False
    if _organised(reading, first):
        return True
    given = reading.tokens[first].text in lore.given
    return word.lower() in lore.particles and word.islower() and given


def _organised(reading: Reading, first: int) -> bool:
    return reading.lore.name_words.get(reading.tokens[first].text) in {"organisation", "thing", "place"}


def _named(reading: Reading, clues: _Clues, place: tuple[int, int], held: dict[int, Ref]) -> Ref | None:
    first, last = place
    if first in held and held[first].last >= last:
        return None
    if all(i in held for i in range(first, last + 1)) and not _person_like(reading, first):
        return None
    ref = reading.ref(first, last, Form.NAME, "capitalised name")
    kind = _kind(reading, clues, ref)
    if kind is None:
        return None
    ref.kind = kind
    if kind is ActorKind.PERSON:
        ref.gender = reading.lore.given.get(reading.tokens[first].text)
    return ref


def _person_like(reading: Reading, first: int) -> bool:
    return reading.tokens[first].text in reading.lore.given


def _kind(reading: Reading, clues: _Clues, ref: Ref) -> ActorKind | None:
    """What a name is, from address, given name, name words, the parser's label and its place in the sentence."""
    lore, tokens = reading.lore, reading.tokens
    before = reading.token(ref.first - 1)
    if before is not None and before.text in lore.addresses:
        return ActorKind.PERSON
    words = [tokens[i].text for i in range(ref.first, ref.last + 1)]
    hints = [lore.name_words[w] for w in words if w in lore.name_words]
    labels = [clues.labels.get(i) for i in range(ref.first, ref.last + 1)]
    given = words[0] in lore.given
    if given and len(words) > 1 and (words[0] not in lore.given_words or "PER" in labels) and not hints:
        return ActorKind.PERSON
    if hints:
        return _hinted(hints, words, given=given, labels=labels)
    if _initials(words):
        return ActorKind.PERSON
    label = _majority(labels)
    if label == "PER" and not (len(words) == 1 and words[0].isupper() and len(words[0]) < 6):
        return ActorKind.PERSON
    if given and len(words) == 1 and words[0] not in lore.given_words:
        return ActorKind.PERSON
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6 and words[0].isalpha():
        return ActorKind.ORGANISATION if label != "LOC" else ActorKind.PLACE
    by_label = {"ORG": ActorKind.ORGANISATION, "LOC": ActorKind.PLACE}
    return by_label.get(label or "")


def _hinted(hints: list[str], words: list[str], *, given: bool, labels: list[str | None]) -> ActorKind | None:
    if given and labels.count("PER") == len(labels):
        return ActorKind.PERSON
    by_hint = {"organisation": ActorKind.ORGANISATION, "place": ActorKind.PLACE}
    first_or_last = hints[0]
    if "organisation" in hints and first_or_last != "thing":
        return ActorKind.ORGANISATION
    if "ORG" in labels and len(words) > 1 and first_or_last != "thing":
        return ActorKind.ORGANISATION
    return by_hint.get(first_or_last)


def _initials(words: list[str]) -> bool:
    """J. K. Rowling, D. Trump."""
    return len(words) > 1 and len(words[0]) == 2 and words[0][1] == "." and words[-1].isalpha() and len(words[-1]) > 2


def _majority(labels: Iterable[str | None]) -> str | None:
    counted: dict[str, int] = {}
    for label in labels:
        if label is not None:
            counted[label] = counted.get(label, 0) + 1
    return max(sorted(counted), key=lambda k: counted[k]) if counted else None
