"""First persons inside a quotation, who are the one that says it: ``« ⟦Je⟧ suis venue », a dit X``."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.annotate.actors._cast import Cast
from filrouge.annotate.actors._focus import Focus
from filrouge.annotate.actors._reading import Ref
from filrouge.model.mentions import ActorKind, Form


def first_persons(cast: Cast, focus: Focus) -> Iterator[Ref]:
    """The first persons of each quotation whose sayer its sentence names, with the sayer's chain.

    Args:
        cast: the chains of the article, every reference resolved.
        focus: what tells the words between marks and who says them.
    """
    reading, said_by = cast.reading, list[str]()
    for i in sorted(focus.quoted):
        if i - 1 not in focus.quoted:
            saying = sorted(focus.saying(reading.tokens[i]))
            said_by = [k for k in saying if cast.members[k].kind is ActorKind.PERSON]
        if len(said_by) == 1 and reading.lore.is_("first-person", reading.words[i]) and i not in reading.owner:
            ref = reading.ref(i, i, Form.PRONOUN, "first person of a quotation")
            ref.chains = list(said_by)
            yield ref
