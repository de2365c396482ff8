"""The log of a dossier: versions and corrections in one row of acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from filrouge.dossier import Dossier
    from filrouge.dossier.corrections import Correction, Entry
    from filrouge.words import Words


def acts(dossier: Dossier) -> list[dict[str, Any]]:
    """Versions and journal entries, by the instant at which they were made."""
    made = [
        {"made": v.made, "author": v.author, "version": v.number, "articles": v.articles, "events": v.events}
        for v in dossier.versions()
    ]
    entries = dossier.journal()
    standing = _standing(entries)
    return sorted([*made, *(_act(e, e.seq in standing) for e in entries)], key=lambda act: str(act["made"]))


def _standing(entries: tuple[Entry, ...]) -> set[int]:
    from filrouge.dossier.corrections import effective  # noqa: PLC0415 - imports wait until a command runs

    return {e.seq for e in effective(entries)}


def _act(entry: Entry, stands: bool) -> dict[str, Any]:  # noqa: FBT001 - a plain value of the act
    done = [{"do": type(c).__name__.lower(), "event": label} for c in entry.corrections for label in labels(c)]
    shown = {"made": entry.made, "author": entry.author, "entry": entry.seq, "reason": entry.reason}
    return {**shown, "undoes": entry.undoes, "stands": stands or entry.undoes is not None, "done": done}


def labels(correction: Correction) -> Iterator[str]:
    """What a correction is about, in the words that were seen."""
    from filrouge.dossier.corrections import Add, targets  # noqa: PLC0415 - imports wait until a command runs

    if isinstance(correction, Add):
        yield correction.said.label
    yield from (" ".join(t.seen.label.split()) for t in targets(correction))


def told_act(act: dict[str, Any], words: Words) -> str:
    """One act as a line."""
    head = " ".join(filter(None, (act["made"], act["author"])))
    if "version" in act:
        counted = {k: words.count(f"count.{k[:-1]}", act[k]) for k in ("articles", "events")}
        return f"{head}  " + words("log.version", version=act["version"], **counted)
    if act["undoes"] is not None:
        return f"{head}  #{act['entry']} " + words("log.undo", entry=act["undoes"]) + _why(act)
    done = "; ".join(f"{words('do.' + d['do'])} “{d['event']}”" for d in act["done"])
    taken_back = "" if act["stands"] else " " + words("log.undone")
    return f"{head}  #{act['entry']} {done}{_why(act)}{taken_back}"


def _why(act: dict[str, Any]) -> str:
    return f" ({act['reason']})" if act["reason"] else ""
