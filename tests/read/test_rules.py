"""Every example of every region rule, and the lexicons that they stand on."""

import pytest

from filrouge.lang.pack import Rule, languages, shipped, unmarked
from filrouge.model.text import Span
from filrouge.read.labels import labels, plain, tail

EXAMPLES = [
    pytest.param(language, rule, text, id=f"{language}-{rule.name}-{number}")
    for language in languages()
    for rule in shipped(language).rules_of("regions")
    for number, text in enumerate((*rule.yes, *rule.no))
]


@pytest.mark.parametrize(("language", "rule", "text"), EXAMPLES)
def test_examples(language: str, rule: Rule, text: str) -> None:
    bare, spans = unmarked(text)
    whole, view = Span(0, len(bare)), plain(bare)
    if rule.with_["reach"] == "tail":
        found = tail(view, whole, shipped(language))
        held = [found] if found else []
    else:
        (of_paragraph,) = labels(view, [whole], shipped(language))
        held = list(of_paragraph)
    assert [(x.span.start, x.span.end) for x in held if x.rule == rule.name] == list(spans)


@pytest.mark.parametrize("language", languages())
def test_lexicons_have_no_form_twice(language: str) -> None:
    names = ("agencies", "outlets", "image-credits", "related-headings", "closing-headings", "page-words")
    for name in names:
        forms = shipped(language).lexicon(name).forms()
        assert sorted(forms) == sorted(set(forms)), name
