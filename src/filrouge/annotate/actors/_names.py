"""Names of persons, organisations and places that no lexicon holds: capitalised sequences, cut at their ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.annotate.actors._kinds import kind_of, settled_kinds
from filrouge.annotate.actors._openings import before_name, lent_capital, opens_clause, opens_verbal
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.annotate.actors._surnames import with_surnames
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_CLOSED = {"DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "NUM", "PUNCT", "INTJ", "PART", "SPACE", "X"}
_NEVER_INSIDE = {"DET", "PRON", "CCONJ", "SCONJ", "AUX"}
_LONGEST = 9  # tokens of one name
_WORDS = 6  # words with a capital in mid-sentence from which their lack tells something
_HEADLINE = 0.6  # share of capitalised longer words above which a line's capitals tell nothing


@dataclass(slots=True)
class _Capitals:
    """What is known of the article's capitals before names are cut."""

    reading: Reading
    held: dict[int, Ref]  # token to the known name that covers it
    labels: dict[int, str]  # token to the parser's entity label
    inside: set[str]  # words seen with a capital in mid-sentence
    headlines: set[int]  # sentences written with capitals throughout
    ordinary: set[str]  # words that the article writes without a capital too
    titles: dict[int, int]  # first to last token of the titles in the text


def unknown_names(reading: Reading, known: list[Ref]) -> list[Ref]:
    """The capitalised names, known ones put aside unless a longer name swallows them."""
    held = {i: ref for ref in known for i in range(ref.first, ref.last + 1)}
    labels = {i: e.label for e in reading.parse.entities for i in range(e.first, e.last + 1)}
    inside, headlines = _written(reading)
    ordinary = {reading.words[t.i] for t in reading.tokens if t.text[:1].islower()}
    capitals = _Capitals(reading, held, labels, inside, headlines, ordinary, _titles(reading))
    found = [ref for place in _sequences(capitals) if (ref := _named(capitals, place)) is not None]
    found = settled_kinds(reading, found)
    return with_surnames(reading, found, held.keys(), labels.keys())


def _titles(reading: Reading) -> dict[int, int]:
    found: dict[int, int] = {}
    for first, last, nouns in reading.nouns:
        if any(n.kind == "title" for n in nouns):
            found.update(dict.fromkeys(range(first, last + 1), last))
    return found


def _written(reading: Reading) -> tuple[set[str], set[int]]:
    """The words with a capital in mid-sentence, and the sentences where capitals say nothing."""
    inside: set[str] = set()
    headlines: set[int] = set()
    for number, sentence in enumerate(reading.parse.sentences):
        tokens = reading.parse.of(sentence)
        longer = [t for t in tokens if len(t.text) > 3 and t.text[:1].isalpha()]
        if len(longer) > 3 and sum(t.text[:1].isupper() for t in longer) > _HEADLINE * len(longer):
            headlines.add(number)
        else:
            inside.update(reading.words[t.i] for t in tokens if t.text[:1].isupper() and not reading.opens(t.i))
    return inside, headlines


def _sequences(capitals: _Capitals) -> Iterator[tuple[int, int]]:
    i = 0
    for token in (t for t in capitals.reading.tokens if _capital(t)):
        if token.i < i or not _starts_name(capitals, token):
            continue
        i = token.i
        last = _run(capitals, i)
        last = _before_given(capitals, i, last)
        last = _tail(capitals, i, last) if i not in capitals.held else last
        yield _past_title(capitals, i, last), last
        i = last + 1


def _before_given(capitals: _Capitals, first: int, last: int) -> int:
    """The end of the first of two names that stand side by side: ``ministre de la Culture Marie Durand``."""
    reading, lore = capitals.reading, capitals.reading.lore
    titled = any(n.kind == "title" for n in reading.nouns_to.get(first - 1, ()))
    sure = first in capitals.held or titled or lore.name_words.get(reading.tokens[first].text) == "portfolio"
    if (
        first in capitals.titles
        or reading.tokens[first].text in lore.given
        or (_organised(reading, first) and not sure)
    ):
        return last
    for i in range(first + 1, last + 1):
        text = reading.tokens[i].text
        if capitals.labels.get(first) == capitals.labels.get(i) == "PER" and not sure:
            continue  # the parser reads one person's name
        if i not in capitals.held and text in lore.given and text not in lore.given_words and (sure or i < last):
            return i - 1
    return last


def _tail(capitals: _Capitals, first: int, last: int) -> int:
    """The words in lower case that end a body's name: ``Fédération nationale des pêcheurs``."""
    reading, lore = capitals.reading, capitals.reading.lore
    if lore.name_words.get(reading.tokens[first].text) != "organisation" or "tail-join" not in lore.words:
        return last
    i, joined = last + 1, False
    while i - last <= 3 and (token := reading.token(i)) is not None and reading.same_sentence(i, first):
        if token.pos == "ADJ" and token.text.islower() and first <= token.head <= i and not joined:
            last = i
        elif token.pos in {"ADP", "DET"} and lore.is_("tail-join", reading.words[i]):
            joined = True
        elif joined and token.pos == "NOUN" and token.text.islower() and first <= token.head <= last:
            last, joined = i, False
        else:
            break
        i += 1
    return last


def _past_title(capitals: _Capitals, first: int, last: int) -> int:
    """The name without a title that its capital drew in: ``Foreign Minister Sergei Lavrov``."""
    ends = [capitals.titles[i] for i in range(first, last) if capitals.titles.get(i, last) < last]
    if not ends or ends[-1] + 1 in capitals.held or capitals.titles.get(last) == last:
        return first
    words = (capitals.reading.tokens[i].text for i in range(ends[-1] + 1, last + 1))
    organised = any(capitals.reading.lore.name_words.get(w) == "organisation" for w in words)
    return first if organised else ends[-1] + 1


def _capital(token: Token) -> bool:
    """A word with a capital, or an Arabic article tied to one (al-Rahman)."""
    text = token.text
    if text[:1].isupper():
        return len(text) > 1 or token.pos == "PROPN"
    return text[2:3] == "-" and text[3:4].isupper()


def _starts_name(capitals: _Capitals, token: Token) -> bool:
    reading, lore = capitals.reading, capitals.reading.lore
    if token.text in lore.addresses or reading.words[token.i] in lore.centuries or lent_capital(reading, token):
        return False
    if token.i in capitals.held:
        held = capitals.held[token.i]
        return held.first == token.i and held.form is not Form.DEMONYM
    if token.text in lore.given and token.text not in lore.given_words:
        return True
    if capitals.reading.address_before(token.i) is not None:
        return True
    return not _mere_capital(capitals, token) and _told(capitals, token)


def _mere_capital(capitals: _Capitals, token: Token) -> bool:
    """A word of a headline in capitals throughout, that no sentence of the article writes so in its middle."""
    reading = capitals.reading
    first = reading.parse.sentences[token.sentence].paragraph == 0
    if not first or token.sentence not in capitals.headlines or len(capitals.inside) < _WORDS:
        return False
    given = token.text in reading.lore.given and token.text not in reading.lore.given_words
    return not given and token.i not in capitals.held and reading.words[token.i] not in capitals.inside


def _told(capitals: _Capitals, token: Token) -> bool:
    """Whether a capital tells of a name: by the parser's label, or in mid-sentence, here or elsewhere."""
    reading = capitals.reading
    label, word = capitals.labels.get(token.i), reading.words[token.i]
    if token.sentence in capitals.headlines and token.text.isupper() and len(token.text) > 4:
        return word in capitals.inside
    opens = reading.opens(token.i)
    if opens and (word in capitals.ordinary or (opens_verbal(reading, token) and word not in capitals.inside)):
        return False
    if opens and token.sentence not in capitals.headlines and opens_clause(reading, token):
        return True
    if label is not None and token.pos not in _CLOSED:
        return True
    if not (opens or token.sentence in capitals.headlines):
        return token.pos not in _CLOSED or before_name(reading, token) or token.text.isupper() or label is not None
    return token.pos not in _CLOSED and (word in capitals.inside or reading.apposed(token.i))


def _run(capitals: _Capitals, first: int) -> int:
    """The last token of the name that begins at a token."""
    held = capitals.held
    last = held[first].last if first in held else first
    while last - first < _LONGEST:
        following = _next(capitals, first, last)
        if following is None:
            break
        last = held[following].last if following in held else following
    return _tied_on(capitals, last)


def _tied_on(capitals: _Capitals, last: int) -> int:
    """The end of a name past a syllable in lower case that a hyphen ties on: ``Kim Jong-un``."""
    reading = capitals.reading
    hyphen, syllable = reading.token(last + 1), reading.token(last + 2)
    if hyphen is None or syllable is None or hyphen.text != "-" or syllable.pos != "PROPN":
        return last
    tied = reading.tokens[last].end == hyphen.start and hyphen.end == syllable.start
    return last + 2 if tied and syllable.text.islower() and capitals.labels.get(last) == "PER" else last


def _next(capitals: _Capitals, first: int, last: int) -> int | None:
    """The next token of the name, past small words that names hold."""
    reading, held, labels = capitals.reading, capitals.held, capitals.labels
    i = last + 1
    while i - last <= 3 and (token := reading.token(i)) is not None and _joins(capitals, token, (first, last)):
        i += 1
    token = reading.token(i)
    if token is None or not _goes_on(capitals, token):
        return None
    joined = i > last + 1
    if token.text in reading.lore.addresses or (not joined and token.start > reading.tokens[last].end + 1):
        return None
    if token.pos in _NEVER_INSIDE and i not in labels and not _particle(capitals, first, i):
        return None
    if i in held and held[i].form is Form.DEMONYM and not joined and not _organised(reading, first):
        return i if labels.get(i) is not None and labels.get(i) == labels.get(last) else None
    whole = last in held and held[last].first == first
    return None if whole and (joined or _apart(capitals, last, i)) and not _organised(reading, first) else i


def _goes_on(capitals: _Capitals, token: Token) -> bool:
    """Whether a name can go on with a token."""
    return capitals.reading.runs_on(token.i) and _capital(token) and not _mere_capital(capitals, token)


def _particle(capitals: _Capitals, first: int, i: int) -> bool:
    """The capital particle of a surname after a given name: ``Marine Le Gall``."""
    reading = capitals.reading
    after = reading.token(i + 1)
    given = reading.tokens[first].text in reading.lore.given
    return given and reading.words[i] in reading.lore.particles and after is not None and _capital(after)


def _apart(capitals: _Capitals, last: int, i: int) -> bool:
    """A known name and a word after it that the parser does not read as one name."""
    label = capitals.labels.get(i)
    return label is None or label != capitals.labels.get(last)


def _joins(capitals: _Capitals, token: Token, so_far: tuple[int, int]) -> bool:
    """A small word that may stand inside the name so far."""
    reading, (first, last) = capitals.reading, so_far
    lore, word = reading.lore, token.text
    if word in {"-", "'", "&"}:
        return reading.tokens[token.i - 1].end == token.start or word == "&"
    particle = word.lower() in lore.particles
    if _organised(reading, first):
        return particle or lore.is_("name-join", reading.words[token.i])
    person = reading.tokens[first].text in lore.given or capitals.labels.get(first) == "PER"
    if not particle or not word.islower() or not person:
        return False
    nobiliary = not lore.is_("name-join", reading.words[token.i])
    return nobiliary or last == first or capitals.labels.get(token.i) == "PER"


def _organised(reading: Reading, first: int) -> bool:
    return reading.lore.name_words.get(reading.tokens[first].text) in {"organisation", "thing", "place"}


def _named(capitals: _Capitals, place: tuple[int, int]) -> Ref | None:
    (first, last), reading = place, capitals.reading
    given = reading.tokens[first].text in reading.lore.given
    if (capitals.titles.get(first) == last and not given) or _already_known(capitals, place, given=given):
        return None
    ref = reading.ref(first, last, Form.NAME, "capitalised name")
    ref.kind = kind_of(reading, ref, [capitals.labels.get(i) for i in range(first, last + 1)])
    if ref.kind is None:
        _part_of_thing(capitals, place)
        return None
    if ref.kind is ActorKind.PERSON:
        ref.gender = reading.lore.given.get(reading.tokens[first].text)
    return ref


def _part_of_thing(capitals: _Capitals, place: tuple[int, int]) -> None:
    """Mark the states in the name of a thing as no actors: the U.S. Open, la Convention de Londres."""
    (first, last), reading = place, capitals.reading
    ends = {reading.lore.name_words.get(reading.tokens[i].text) for i in (first, last) if i not in capitals.held}
    for i in range(first, last + 1):
        if "thing" in ends and i in capitals.held:
            capitals.held[i].consumed = True


def _already_known(capitals: _Capitals, place: tuple[int, int], *, given: bool) -> bool:
    """Whether known names cover it all, but for an article before (The New York Times) or a legal form (Apple Inc.)."""
    (first, last), reading, held = place, capitals.reading, capitals.held
    name_words = reading.lore.name_words
    if first in held and held[first].last >= last:
        return True
    free = [i for i in range(first, last + 1) if i not in held]
    if not free:
        return not given
    if all(name_words.get(reading.tokens[i].text) == "legal" and first in held for i in free):
        held[first].last, held[first].end = last, reading.tokens[last].end
        return True
    return free == [first] and (reading.tokens[first].pos == "DET" or reading.words[first] in reading.lore.articles)
