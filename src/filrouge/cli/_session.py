"""One sitting of review: commands as typed, the list they count in, and what they do to the dossier."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from filrouge.cli._journal import acts, told_act
from filrouge.cli.app import say
from filrouge.cli.dossiers import query
from filrouge.dossier import Dossier, drafting
from filrouge.dossier.corrections import Correction
from filrouge.errors import InputError
from filrouge.export.explain import explained, wanted
from filrouge.export.when import said
from filrouge.model.story import Event

_EVERYTHING = 1_000_000
_WORD = re.compile(r"""(?:([A-Za-z]+)=)?(?:"([^"]*)"|'(.*?)'(?=\s|$)|(\S+))""")
_REASONS = ("reason", "raison")
_FILTERS = {"type": "types", "status": "statuses", "actor": "actors"}


class Order(NamedTuple):
    """A command as typed: its plain words, and its ``name=value`` words."""

    words: tuple[str, ...]
    named: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """The last value of a name, or nothing."""
        return next((v for n, v in reversed(self.named) if n == name), "")

    def values(self) -> list[tuple[str, str]]:
        """The named words that are values of an event."""
        return [(n, v) for n, v in self.named if n not in _REASONS]


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """(name, value) of each word of a line; an apostrophe within a word is no quotation mark.

    Raises:
        InputError: a quotation mark is not closed.
    """
    for found in _WORD.finditer(line.strip()):
        name, double, single, plain = found.groups()
        if plain and plain.startswith('"'):
            raise InputError(say("review.quote", line=line.strip()))
        yield (name or "").lower(), next(v for v in (double, single, plain) if v is not None)


class Session:
    """The events last listed are numbered from 1; ``all`` means those, never more than is on screen."""

    def __init__(self, dossier: Dossier, author: str, now: Callable[[], str], console: Console) -> None:
        self.dossier, self.author, self.now, self.console = dossier, author, now, console
        self.listed: tuple[str, ...] = ()
        self.verbs: dict[str, Callable[[Order], None]] = {
            "list": self.list,
            "show": self.show,
            "accept": lambda order: self.write(drafting.accept(dossier, self.chosen(order.words)), order),
            "reject": lambda order: self.write(drafting.reject(dossier, self.chosen(order.words)), order),
            "edit": lambda order: self.write(
                drafting.edit(dossier, self.chosen(order.words), order.values(), say), order
            ),
            "merge": lambda order: self.write(drafting.merge(dossier, self.chosen(order.words), say), order),
            "split": self.split,
            "add": self.add,
            "note": self.note,
            "undo": self.undo,
            "log": self.log,
            "conflicts": self.conflicts,
            "rejected": self.rejected,
            "help": lambda _order: console.print(say("review.help"), markup=False, highlight=False),
        }

    def obey(self, line: str) -> None:
        """Carry out one line.

        Raises:
            InputError: it is no command, or names nothing.
        """
        parts = list(_parts(line))
        if not parts:
            return
        verb = parts[0][1].lower()
        chosen = [verb] if verb in self.verbs else [v for v in self.verbs if v.startswith(verb)]
        if len(chosen) != 1:
            raise InputError(say("review.unknown", verb=verb))
        named = tuple((name, value) for name, value in parts[1:] if name)
        self.verbs[chosen[0]](Order(tuple(value for name, value in parts[1:] if not name), named))

    def events(self) -> dict[str, Event]:
        """The events of the corrected chronology, by id."""
        return {e.id: e for e in self.dossier.chronology().events}

    def chosen(self, words: Sequence[str]) -> list[str]:
        """The events that words name: a number or range of the list, ``all`` of it, or an id."""
        found: list[str] = []
        for word in words:
            found += self.listed if word == "all" else self._named(word)
        if not found:
            raise InputError(say("review.which"))
        return list(dict.fromkeys(found))

    def _named(self, word: str) -> list[str]:
        first, dash, last = word.partition("-")
        if first.isdigit() and (not dash or last.isdigit()):
            numbers = range(int(first), int(last or first) + 1)
            if numbers and numbers[0] >= 1 and numbers[-1] <= len(self.listed):
                return [self.listed[n - 1] for n in numbers]
            raise InputError(say("review.number", number=word, n=len(self.listed)))
        if word in {e.id for e in self.dossier.corrected().rejected}:
            return [word]
        return [wanted(self.dossier.chronology(), word, say).id]

    def one(self, order: Order) -> str:
        """The event that the first word names."""
        found = self.chosen(order.words[:1])
        if len(found) != 1:
            raise InputError(say("review.which"))
        return found[0]

    def write(self, corrections: Sequence[Correction], order: Order) -> None:
        """Put corrections into the journal and say so."""
        reason = next((order.get(name) for name in _REASONS if order.get(name)), "")
        entry = self.dossier.correct(corrections, author=self.author, at=self.now(), reason=reason)
        self.console.print(say("review.written", entry=entry.seq), style="green", highlight=False)

    def split(self, order: Order) -> None:
        """Part the reports numbered after the event from the rest."""
        numbers = [int(n) if n.isdigit() else 0 for n in order.words[1:]]
        self.write(drafting.split(self.dossier, self.one(order), numbers, say), order)

    def add(self, order: Order) -> None:
        """Put in an event: an article, a passage of its text, and values."""
        if len(order.words) < 2:
            raise InputError(say("review.add_how"))
        passage, trigger = " ".join(order.words[1:]), order.get("trigger") or None
        drawn = drafting.drawn(self.dossier.chronology(), order.words[0], passage, trigger, say)
        values = [(name, value) for name, value in order.values() if name != "trigger"]
        self.write(drafting.add(self.dossier, drawn, values, say), order)

    def note(self, order: Order) -> None:
        """Write a remark: the words after the event, or ``text=`` beside several."""
        text = order.get("text")
        chosen = self.chosen(order.words) if text else [self.one(order)]
        self.write(drafting.note(self.dossier, chosen, text or " ".join(order.words[1:]), say), order)

    def undo(self, order: Order) -> None:
        """Take back the last entry, or the one numbered."""
        number = order.words[0].lstrip("#") if order.words else ""
        if number and not number.isdigit():
            raise InputError(say("review.unknown", verb=number))
        entry = self.dossier.undo(int(number) if number else None, author=self.author, at=self.now())
        self.console.print(say("review.undone", entry=entry.undoes), style="green", highlight=False)

    def list(self, order: Order) -> None:
        """Number the events that pass filters; ``new`` keeps those nobody has looked at."""
        named = {plural: [v for n, v in order.named if n == name] for name, plural in _FILTERS.items()}
        days = {name: order.get(name) or None for name in ("since", "until")}
        text = " ".join(w for w in order.words if w != "new")
        asked = replace(query(text, _EVERYTHING, **named, **days), kinds=("event",))
        kept = {h.id for h in self.dossier.search(asked)}
        touched = {i for i, _ in self.dossier.corrected().history} if "new" in order.words else set()
        events = [e for e in self.events().values() if e.id in kept and e.id not in touched]
        self.listed = tuple(e.id for e in events)
        self._print(events)

    def _print(self, events: Sequence[Event]) -> None:
        seen = dict(self.dossier.corrected().history)
        for number, event in enumerate(events, 1):
            line = Text(f"{number:4} ", style="dim")
            line.append(said(event.date, say), style="bold").append(f"  {' '.join(event.label.split())}")
            line.append(f"  {say('status.' + event.status.value)}", style="cyan")
            line.append("  ✓" if event.id in seen else "", style="green")
            self.console.print(line, soft_wrap=True, highlight=False)
        if not events:
            self.console.print(say("search.nothing"), style="dim")

    def show(self, order: Order) -> None:
        """Explain an event, its reports numbered for `split`."""
        event = self.events().get(self.one(order))
        if event is None:
            raise InputError(say("review.which"))
        chronology = self.dossier.chronology()
        for line in explained(chronology, event, say):
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)
        titles = {a.article.id: a.article.title or a.article.path for a in chronology.articles}
        for number, report in enumerate(event.mentions, 1):
            told = say("review.report", n=number, title=titles.get(report.article, report.article))
            self.console.print(told, markup=False, highlight=False, style="dim")

    def log(self, _order: Order) -> None:
        """Every act on the dossier."""
        for act in acts(self.dossier):
            self.console.print(told_act(act, say), markup=False, highlight=False, soft_wrap=True)

    def conflicts(self, _order: Order) -> None:
        """Corrections that new evidence speaks against."""
        found = self.dossier.corrected().conflicts
        for each in found:
            about = say(f"field.{each.about}") if each.about else ""
            told = say(f"conflict.{each.kind}", about=about, said=each.said, then=each.then, now=each.now)
            shown = f"#{each.entry} “{' '.join(each.label.split())}”: {told}"
            self.console.print(shown, markup=False, highlight=False, soft_wrap=True)
        if not found:
            self.console.print(say("conflict.none"), style="dim")

    def rejected(self, _order: Order) -> None:
        """Events that were taken out; `accept` puts one back."""
        found = self.dossier.corrected().rejected
        self.listed = tuple(e.id for e in found)
        self._print(found)
