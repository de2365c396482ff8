"""Dependencies that a parser gets wrong in the constructions of the press, put right after parsing.

Newspaper prose has what treebanks have little of: subjects behind their verb of saying (``prévient le
maire``), a second clause whose subject the parser takes for one more object of the first (``a rappelé
son ambassadeur et la Bolivie a fermé …``), a headline's verb hung on its noun. Every mending needs the
whole shape of its construction; a pack turns on by ``[garden_paths]`` what its grammar allows.
"""

from __future__ import annotations

from collections.abc import Callable

from filrouge.annotate.events.lemmas import conjugations
from filrouge.annotate.garden_paths import shapes, words
from filrouge.annotate.garden_paths.draft import Draft
from filrouge.lang.pack import Pack
from filrouge.model.syntax import Parse, Token

Mending = Callable[[Draft, Token], None]
FORMS: tuple[Mending, ...] = (words.misread_participle, words.misread_finite, words.misread_passive)
ANYWHERE: tuple[Mending, ...] = (
    shapes.headline_verb,
    shapes.second_clause,
    shapes.second_verb,
    shapes.opening_subject,
    shapes.joint_subject,
)
INVERTING: tuple[Mending, ...] = (
    shapes.parted_auxiliary,
    shapes.second_participle,
    shapes.stranded_subject,
    shapes.inverted_subject,
)
MENDINGS = (*FORMS, words.caused, *ANYWHERE, *INVERTING)


def mended(parse: Parse, pack: Pack) -> Parse:
    """The parse with the known garden paths put right; itself where there are none."""
    settings = pack.settings.get("garden_paths", {})
    if not parse.parsed or not settings:
        return parse
    draft = Draft(parse, conjugations(pack), settings.get("causative", ""), settings.get("perfect", ""))
    steps = (
        *(FORMS if settings.get("forms") else ()),
        *((words.caused,) if draft.causative else ()),
        *ANYWHERE,
        *(INVERTING if settings.get("inversion") else ()),
    )
    for sentence in parse.sentences:
        if draft.enter(sentence):
            for step in steps:
                for i in range(sentence.first, sentence.last + 1):
                    step(draft, draft.tokens[i])
    return draft.parse()
