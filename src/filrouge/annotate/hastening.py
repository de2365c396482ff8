"""Making a spaCy model faster without changing what it finds: its products, rules, lemmas and entities."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer

from filrouge.annotate import attributes, entities
from filrouge.annotate.products import Steady

if TYPE_CHECKING:
    Component = Any


def hasten(nlp: Language) -> Language:
    """The model with faster parts in the place of those that are of a kind known here; it finds the same."""
    ops = Steady()
    for name, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if model is not None and hasattr(model, "walk"):
            for node in model.walk():
                node.ops = ops
        quick = _quick(pipe)
        if quick:
            nlp.disable_pipe(name)
            nlp.add_pipe(quick, after=name, name=f"{name} at one go", config={"of": name})
    return nlp


def _quick(pipe: Component) -> str | None:
    """The factory of a faster part that stands in for one of spaCy's, if there is one."""
    if isinstance(pipe, EntityRecognizer) and entities.plain(pipe):
        return "filrouge_entities"
    if isinstance(pipe, AttributeRuler) and attributes.plain(pipe):
        return "filrouge_rules"
    if isinstance(pipe, Lemmatizer) and pipe.mode == "rule":
        return "filrouge_lemmas"
    return None


def _factory(name: str, made: Callable[[Component], Component]) -> None:
    """Tell spaCy of a part; ``of`` is the one that it stands in for."""

    def of_name(nlp: Language, name: str, of: str) -> Component:  # noqa: ARG001 - spaCy's signature
        return made(nlp.get_pipe(of))

    Language.factory(name, func=of_name)


_factory("filrouge_entities", entities.Entities)
_factory("filrouge_rules", attributes.Rules)
_factory("filrouge_lemmas", attributes.Lemmas)
