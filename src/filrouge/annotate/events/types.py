"""Which of a form's readings is meant: by its object, else by what the article is about, else the usual one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from filrouge.annotate.events.candidates import NOMINAL, Candidate
from filrouge.annotate.events.clauses import Clause, low, stem
from filrouge.annotate.events.found import Found
from filrouge.annotate.events.matters import by_matter
from filrouge.annotate.events.referents import covering
from filrouge.annotate.events.tenses import tense_of
from filrouge.annotate.events.words import Row, Words
from filrouge.model.mentions import ActorKind, FigureKind
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

TOPICS = {
    "CONTEST": "sport", "BUSINESS": "business", "PUBLISH": "culture", "ELECTION": "politics",
    "ACCIDENT": "disaster", "DISASTER": "disaster", "ASSAULT": "conflict", "MOBILIZE": "conflict",
    "JUSTICE": "justice",
}  # fmt: skip
UTTERANCES = frozenset({"DECLARE", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE"})
SAID = Row("", "DECLARE", None, "ai")
PERSON, STATE, NAMED = "<person>", "<state>", "<named>"  # objects of a kind in the pack's event-objects
BLAME = "<blame>"
BY_OBJECT = "type by its object"
DEEPEST = 2  # words between a verb of judging and its word of blame
ARMED = frozenset({"<troops>", "<fighter>", "<weapon>"})
SUMS = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.SCORE})
MONEYED = frozenset({FigureKind.MONEY, FigureKind.PERCENT})
HUMAN = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.STATE})
HARMS = frozenset({"ACCIDENT", "DISASTER", "LIFE"})
EVERYDAY = frozenset(
    {"BUSINESS", "CONTEST"}
)  # their words are everybody's: an event only where the article is about them
PRESENT = 0.08  # share of a topic below which an everyday word does not mean it
SHARE = 0.2  # of an article's plain words that must speak of a topic before it sways a doubtful one


class Chooser:
    """Chooses readings within one article."""

    def __init__(self, words: Words, found: Sequence[Candidate], layers: Found) -> None:
        parse = layers.parse
        cues = (parse.token_at(q.value.cue.start) for q in layers.quotes.marks if q.value.cue is not None)
        self._cues = frozenset(t.i for t in cues if t is not None)
        sums = (f.span for f in layers.figures.marks if f.value.kind in SUMS)
        tokens = (parse.token_at(span.start) for span in sums)
        self._figured = frozenset(t.sentence for t in tokens if t is not None)
        self._money = tuple(f.span for f in layers.figures.marks if f.value.kind in MONEYED)
        self._reckoned = frozenset(_verb_above(parse, span) for span in self._money)
        self._parse = parse
        self._actors = layers.actors
        self._words = words
        self._topics = _topics(found)

    def usual(self, candidate: Candidate) -> Candidate:
        """The candidate without the readings whose topic the article does not have, unless none is left."""
        left = tuple(r for r in candidate.rows if not self._stray(candidate, r))
        return replace(candidate, rows=left) if left else candidate

    def row(self, candidate: Candidate) -> tuple[Row, str] | None:
        """The reading of a candidate with the name of the rule that chose it; null without a reading."""
        if not candidate.rows:
            return (SAID, "introduces what is said") if candidate.token.i in self._cues else None
        row, rule = self._meant(candidate, *self._row(candidate))
        if "sides" in row.needs and self._topics.get(TOPICS.get(row.type, ""), 0.0) >= SHARE / 2:
            row = replace(row, needs=row.needs - {"sides"})  # in a report of fighting what is hit need not be somebody
        if rule == BY_OBJECT or not self._stray(candidate, row):
            return row, rule
        wide = not candidate.noun or row.type not in EVERYDAY
        other = next((r for r in candidate.rows if wide and not self._stray(candidate, r)), None)
        return None if other is None else (other, "type by its word, its usual topic being absent")

    def _meant(self, candidate: Candidate, row: Row, rule: str) -> tuple[Row, str]:
        """An accident that somebody means is an assault (``il a volontairement percuté un policier``)."""
        children = self._parse.children(candidate.token)
        if row.type != "ACCIDENT" or not any(self._words.is_(low(c), "deliberate") for c in children):
            return row, rule
        return replace(
            row, type="ASSAULT", mode=None, frame="ao" if row.frame == "un" else row.frame
        ), "done on purpose"

    def _stray(self, candidate: Candidate, row: Row) -> bool:
        """A word of everybody's whose topic the article does not have."""
        everyday = row.type in EVERYDAY or (row.type == "ASSAULT" and row.mode is None and len(candidate.rows) > 1)
        if not everyday or candidate.phrase or row.frame == "uo" or self._counted(candidate):
            return False
        if row.type == "ASSAULT" and not candidate.noun and self._armed(candidate.token):
            return False
        return self._topics.get(TOPICS[row.type], 0.0) < PRESENT

    def _armed(self, verb: Token) -> bool:
        """Soldiers, rebels or gunmen do it or undergo it."""
        clause = Clause(self._parse, verb, self._words)
        sides = (clause.own_subject, clause.agent, *clause.objects)
        return any(t is not None and self._words.kinds.get(stem(t), frozenset()) & ARMED for t in sides)

    def _row(self, candidate: Candidate) -> tuple[Row, str]:
        for rule, choose in (
            ("says what another must do", self._demand),
            ("type by what is said", self._saying),
            ("done by a calamity", self._calamity),
            ("calls it blameworthy", self._blame),
            (BY_OBJECT, self._by_object),
            ("reckoned in money or shares", self._sum),
        ):
            row = None if candidate.noun else choose(candidate)
            if row is not None:
                return row, rule
        about = by_matter(candidate, self._parse, self._words, self._money) if candidate.noun else None
        if about is not None:
            return about, BY_OBJECT
        if candidate.rows[0].frame == "uo" and len(candidate.rows) > 1:
            return self._harm(candidate)
        return self._by_topic(candidate.rows)

    def _counted(self, candidate: Candidate) -> bool:
        """``baisser de 3 %``: a share or a sum of money makes business of a plain word."""
        return candidate.token.sentence in self._figured

    def _by_object(self, candidate: Candidate) -> Row | None:
        verb = candidate.token
        first = candidate.rows[0]
        for noun in self._complements(verb):
            told = self._words.made_by(first.form, stem(noun))
            if told is None and not (first.type == "DECLARE" and self._says_it(verb, noun)):
                told = self._of_person(first.form, verb, noun)
            if told is not None:
                same = next((r for r in candidate.rows if r.type == told[0]), first)
                mode = told[1] or (same.mode if same is not first else None)
                if same.type != told[0] and told[0] in HARMS:  # whatever did it, a thing too, and to whom
                    frame = "un" if self._words.carries(first.form, "undergo") else "uo"  # ``a subi des fractures``
                    return replace(first, type=told[0], mode=mode, frame=frame, needs=frozenset())
                protest = frozenset({"doer"}) if told[0] == "PROTEST" else frozenset()  # snow can block a road too
                subject = Clause(self._parse, verb, self._words).own_subject
                own = frozenset({"human"}) if noun == subject and told[0] in EVERYDAY else frozenset()  # shares rally
                needs = (first.needs - {"sides", "doer"} - own) | protest
                return replace(first, type=told[0], mode=mode, frame=same.frame, needs=needs)
        return None

    def _blame(self, candidate: Candidate) -> Row | None:
        """``qualifier la décision de scandaleuse``, ``call the raid a crime``: judging with a word of blame."""
        verb, first = candidate.token, candidate.rows[0]
        told = self._words.objects.get((first.form, BLAME))
        if told is None:
            return None
        blames = any(BLAME in self._words.kinds.get(w, ()) for c in self._predicates(verb) for w in (stem(c), low(c)))
        return replace(first, type=told[0], mode=told[1], frame="ao", needs=frozenset({"human"})) if blames else None

    def _predicates(self, verb: Token) -> Iterator[Token]:
        """What a verb of judging may say of its object, however deep the parser hangs it."""
        todo = [(verb, 0)]
        while todo:
            token, depth = todo.pop()
            for child in self._parse.children(token):
                before = child.dep == "amod" and child.i < token.i and token.pos == "NOUN"
                if child.i > verb.i and not before and child.pos not in {"VERB", "AUX"}:
                    todo += [(child, depth + 1)] if depth < DEEPEST else []
                    yield child

    def _says_it(self, verb: Token, noun: Token) -> bool:
        """``poursuit-il``: he does it, and does not undergo it."""
        clause = Clause(self._parse, verb, self._words)
        return noun == clause.own_subject and noun.pos == "PRON" and not clause.passive

    def _of_person(self, lemma: str, verb: Token, noun: Token) -> tuple[str, str | None] | None:
        """What a verb means of people or of states (``libérer un otage``, ``warn Iran``)."""
        if not any((lemma, kind) in self._words.objects for kind in (PERSON, STATE, NAMED)):
            return None
        if noun.dep.split(":")[0] not in {"obj", "nsubj", "iobj"} and noun.i != verb.head:
            return None
        kinds = {self._actors.chain(key).kind for m in covering(self._actors, noun.span) for key in m.value.chains}
        if ActorKind.STATE in kinds and (lemma, STATE) in self._words.objects:
            return self._words.objects[lemma, STATE]
        if noun.pos == "PROPN" and noun.dep == "obj" and not kinds & HUMAN:
            return self._words.objects.get((lemma, NAMED))
        somebody = low(noun) in self._words.people or ActorKind.PERSON in kinds or ActorKind.GROUP in kinds
        return self._words.objects.get((lemma, PERSON)) if somebody else None

    def _complements(self, verb: Token) -> Iterable[Token]:
        clause = Clause(self._parse, verb, self._words)
        above = Clause(self._parse, self._parse.head(verb), self._words) if verb.dep == "xcomp" else clause
        if clause.passive and above.own_subject is not None:  # ``le pont devait être achevé``
            yield above.own_subject
        if clause.passive and verb.dep.split(":")[0] == "acl":
            yield self._parse.head(verb)
        if not clause.passive and not clause.objects and clause.own_subject is not None:
            yield clause.own_subject
        for child in clause.children:
            if child.pos in NOMINAL and child.dep.split(":")[0] in {"obj", "obl", "iobj", "nmod", "xcomp"}:
                yield child
                below = self._parse.children(child)
                yield from (c for c in below if c.dep == "conj")
                if self._words.is_(stem(child), "amount"):
                    yield from (c for c in below if c.dep == "nmod")

    def _demand(self, candidate: Candidate) -> Row | None:
        """``Rome said the militia must leave``: a demand on whoever must."""
        row = candidate.rows[0]
        if row.type != "DECLARE":
            return None
        above = self._parse.head(candidate.token)
        quoted = [above] if candidate.token.dep == "parataxis" and above.i < candidate.token.i else []
        for child in (*quoted, *self._parse.children(candidate.token)):
            if child.pos not in {"VERB", "AUX"} or (child.dep != "ccomp" and child not in quoted):
                continue
            told = Clause(self._parse, child, self._words)
            must = any(self._words.governors["aux", stem(m)] == "requested" for m in told.modals) or (
                self._words.governors.get(("verb", stem(child))) == "must" and tense_of(told) == "present"
            )
            other = told.own_subject
            if must and other is not None and other.pos != "PRON" and covering(self._actors, other.span):
                return replace(row, type="REQUEST")
        return None

    def _saying(self, candidate: Candidate) -> Row | None:
        """A verb with something said under it is one of saying where it can be (``confier que``)."""
        if candidate.rows[0].type in UTTERANCES or candidate.phrase:
            return None
        said = candidate.token.i in self._cues or any(
            c.dep == "ccomp" and c.i > candidate.token.i for c in self._parse.children(candidate.token)
        )
        told = next((r for r in candidate.rows if r.type == "DECLARE"), None) if said else None
        if told is None and candidate.token.i in self._cues:
            return replace(SAID, form=candidate.rows[0].form)
        return told

    def _sum(self, candidate: Candidate) -> Row | None:
        """What falls, gains or loses by a share or a sum of money is business (``the index fell 2 %``)."""
        row = next((r for r in candidate.rows if r.type == "BUSINESS"), None)
        return row if row is not None and candidate.token.i in self._reckoned else None

    def _harm(self, candidate: Candidate) -> tuple[Row, str]:
        """Killing and wounding are an assault where there is fighting or somebody who does it."""
        clause = Clause(self._parse, candidate.token, self._words)
        if self._parse.head(clause.verb).i != clause.verb.i and self._accused(self._parse.head(clause.verb)):
            return next((r for r in candidate.rows if r.type == "ASSAULT"), candidate.rows[0]), "an alleged deed"
        fighting = self._topics.get("conflict", 0.0) >= max(SHARE / 2, self._topics.get("disaster", 0.0))
        assault = next((r for r in candidate.rows if r.type == "ASSAULT"), None)
        if assault is not None and (fighting or clause.agent is not None):
            return assault, "killed in fighting or by somebody"
        return candidate.rows[0], "type by its word"

    def _accused(self, head: Token) -> bool:
        return any(r.type == "ACCUSE" for p in self._words.verbs.get(stem(head), ()) for r in p.rows)

    def _calamity(self, candidate: Candidate) -> Row | None:
        """What an earthquake or an explosion does to things."""
        subject = Clause(self._parse, candidate.token, self._words).own_subject
        if subject is None or not any(r.type == "DISASTER" for r in candidate.rows):
            return None
        kinds = {r.type for p in self._words.nouns.get(stem(subject), ()) if not p.rest for r in p.rows[:1]}
        return next((r for r in candidate.rows if r.type in kinds & {"DISASTER", "ACCIDENT"}), None) or (
            next(r for r in candidate.rows if r.type == "DISASTER") if kinds & {"DISASTER", "ACCIDENT"} else None
        )

    def _by_topic(self, rows: tuple[Row, ...]) -> tuple[Row, str]:
        best = max(rows, key=lambda r: (self._weight(r), -rows.index(r)))
        return best, "type by its word" if best is rows[0] else "type by the article's topic"

    def _weight(self, row: Row) -> float:
        share = self._topics.get(TOPICS.get(row.type, ""), 0.0)
        return share if share >= SHARE else 0.0


def _verb_above(parse: Parse, span: Span) -> int:
    """The index of the verb whose clause a figure stands in; -1 without one."""
    token = parse.token_at(span.start)
    for _ in range(5):
        if token is None or token.pos == "VERB":
            break
        token = None if token.head == token.i else parse.head(token)
    return -1 if token is None or token.pos != "VERB" else token.i


def _usual(number: int, readings: int) -> float:
    """How far a word speaks of the topic of its reading of this number: wholly, if it has no other."""
    if readings == 1:
        return 1.0
    return 0.5 if number == 0 else 0.5 / (readings - 1)


def _topics(found: Sequence[Candidate]) -> dict[str, float]:
    """How much of an article's event words speaks of each topic; a word's unusual readings count for a part."""
    counts: dict[str, float] = {}
    total = 0.0
    for candidate in found:
        types = [r.type for r in candidate.rows]
        if not types or types[0] == "DECLARE":
            continue
        weight = 2.0 if candidate.noun else 1.0
        total += weight
        for number, kind in enumerate(types):
            if kind in TOPICS:
                counts[TOPICS[kind]] = counts.get(TOPICS[kind], 0.0) + weight * _usual(number, len(types))
    return {topic: number / max(total, 12.0) for topic, number in sorted(counts.items())}
