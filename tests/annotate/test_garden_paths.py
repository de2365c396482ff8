"""Each mending of the parse, on sentences of our own in which the parser goes wrong, and beside ones in which it does not."""

from __future__ import annotations

import pytest

from filrouge.annotate.garden_paths import MENDINGS, mended
from filrouge.annotate.syntax import parse
from filrouge.lang.pack import shipped
from filrouge.model.syntax import Parse, Token

CASES = [
    ("second_clause", "fr", "Le Pérou a rappelé son ambassadeur et la Bolivie a fermé sa frontière.", "Bolivie", "nsubj", "fermé"),
    ("second_clause", "fr", "Le Pérou a rappelé son ambassadeur et la Bolivie a fermé sa frontière.", "fermé", "conj", "rappelé"),
    ("second_clause", "en", "Peru recalled its ambassador and Bolivia closed its border.", "Bolivia", "nsubj", "closed"),
    ("second_clause", "en", "The army fired on protesters in the capital and rebels seized an airport.", "rebels", "nsubj", "seized"),
    ("second_verb", "en", "Police arrested three suspects, seized weapons and closed the road.", "seized", "conj", "arrested"),
    ("second_participle", "fr", "Les pompiers ont éteint l'incendie, évacué les habitants et fermé la route.", "évacué", "conj", "éteint"),
    ("headline_verb", "fr", "Des riverains accusent Pasteur de mentir", "accusent", "root", "accusent"),
    ("headline_verb", "fr", "Dans le sud, une voiture percute un piéton et prend la fuite.", "voiture", "nsubj", "percute"),
    ("inverted_subject", "fr", "Il faut proposer un contrat, explique le président du conseil.", "président", "nsubj", "explique"),
    ("inverted_subject", "fr", "Après l'explosion, sont arrivés les pompiers.", "pompiers", "nsubj", "arrivés"),
    ("misread_finite", "fr", "Les ressources seront épuisées dès vendredi, alerte le WWF.", "WWF", "nsubj", "alerte"),
    ("misread_participle", "fr", "« Le ministre partira », a tweeté le président.", "a", "aux:tense", "tweeté"),
    ("misread_passive", "fr", "Le budget de la langue vient d'être réduit de moitié.", "être", "aux:pass", "réduit"),
    ("parted_auxiliary", "fr", "La maire, prudente, a de son côté dénoncé la violence.", "a", "aux:tense", "dénoncé"),
    ("stranded_subject", "fr", "Plus tôt dans la journée, Marine Le Pen a nié avoir menti.", "Marine", "nsubj", "nié"),
    ("inverted_subject", "fr", "Le pont rouvrira, a indiqué samedi la SNCF, deux jours après.", "SNCF", "nsubj", "indiqué"),
    ("joint_subject", "fr", "La Russie et l’Ukraine ont signé vendredi à Istanbul, sous l’égide de l’ONU et de la Turquie, deux accords distincts sur l’exportation de céréales par la mer Noire.", "Russie", "nsubj", "signé"),
    ("joint_subject", "fr", "La Russie et l’Ukraine ont signé vendredi à Istanbul, sous l’égide de l’ONU et de la Turquie, deux accords distincts sur l’exportation de céréales par la mer Noire.", "accords", "obj", "signé"),
    ("opening_subject", "fr", "Donald Trump et Vladimir Poutine se sont entretenus par téléphone jeudi, au lendemain d'une décision.", "Donald", "nsubj", "entretenus"),
    ("caused", "fr", "Il avait fait rénover trois grandes portes.", "fait", "aux:caus", "rénover"),
    ("caused", "fr", "Le maire fera détruire le pont.", "maire", "nsubj", "détruire"),
]  # fmt: skip


def _mended(text: str, language: str) -> Parse:
    pack = shipped(language)
    return mended(parse(text, pack), pack)


def _word(found: Parse, text: str) -> Token:
    return next(t for t in found.tokens if t.text == text)


@pytest.mark.parametrize(("language", "text", "word", "dep", "head"), [case[1:] for case in CASES])
def test_a_garden_path_is_put_right(language: str, text: str, word: str, dep: str, head: str) -> None:
    found = _mended(text, language)
    token = _word(found, word)
    assert (token.dep, found.head(token).text) == (dep, head)


def test_every_mending_is_shown() -> None:
    assert {mending.__name__ for mending in MENDINGS} == {case[0] for case in CASES}


@pytest.mark.parametrize(
    "text",
    [
        "Le président, cité par la presse, signe un accord.",
        "Il a rencontré le maire et la préfète à Rouen.",
        "La loi que le Sénat a votée entre en vigueur lundi.",
        "Vendredi, un avion s'est posé à Lyon.",
        "Il mange au restaurant, a un couteau et parle fort.",
    ],
)
def test_a_sound_parse_is_left_alone(text: str) -> None:
    pack = shipped("fr")
    parsed = parse(text, pack)
    found = mended(parsed, pack)
    assert [(t.dep, t.head) for t in found.tokens] == [(t.dep, t.head) for t in parsed.tokens]


def test_every_word_still_hangs_in_its_sentence() -> None:
    for _, language, text, *_ in CASES:
        found = _mended(text, language)
        for sentence in found.sentences:
            for token in found.of(sentence):
                above, steps = token, 0
                while above.head != above.i and steps <= len(found.tokens):
                    above, steps = found.head(above), steps + 1
                assert steps <= len(found.tokens)
                assert above.sentence == token.sentence
