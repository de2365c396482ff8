"""Whom a plain noun for a person takes up: ``Marie Durand a témoigné. ⟦La jeune femme⟧ avait vu le tireur``."""

from __future__ import annotations

from filrouge.annotate.actors._cast import Cast, Member
from filrouge.annotate.actors._focus import Focus
from filrouge.annotate.actors._reading import Ref
from filrouge.model.mentions import ActorKind

_BACK = 2  # sentences in which the person was last named
_ARGUMENTS = {"nsubj", "obj", "iobj"}
_PLAIN = {"anonymous", "national"}  # a man, a girl, a Spaniard; not an official, who is nobody named


def taken_up(cast: Cast, focus: Focus, ref: Ref) -> str | None:
    """The only person of the sentences before who can be meant, where that one has a name."""
    noun, token = ref.noun, cast.reading.tokens[ref.first]
    if noun is None or noun.concept not in _PLAIN or not ref.pointed or ref.possessed or ref.plural:
        return None
    reading = cast.reading
    argument = any(t.dep.split(":")[0] in _ARGUMENTS for t in reading.tokens[ref.first : ref.last + 1])
    argument = argument or reading.lore.is_("this", reading.word(ref.first - 1))
    if ref.complement or ref.served is not None or not argument:
        return None
    fitting = [m for m in cast.members.values() if m.kind is ActorKind.PERSON and not m.plural and _can_be(m, ref)]
    reached = [(focus.reach(m.key, token), m) for m in fitting]
    before = [m for i, m in reached if i >= 0 and token.sentence - reading.tokens[i].sentence <= _BACK]
    here = any(m.seen and reading.same_sentence(m.seen[-1], token.i) for _, m in reached)
    return before[0].key if len(before) == 1 and before[0].words and not here else None


def _can_be(member: Member, ref: Ref) -> bool:
    return member.gender is None or ref.gender is None or member.gender == ref.gender
