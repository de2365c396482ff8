"""TimeML and NAF, read by lxml: the text is the article's own, and every mark stands on its words."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from filrouge.export import naf, timeml
from filrouge.model.story import Because
from filrouge.words import words
from tests.builders import FRENCH, chronology, place

TIMEML = """<!ELEMENT TimeML (DOCID, DCT?, TEXT, MAKEINSTANCE*, TLINK*)>
<!ELEMENT DOCID (#PCDATA)> <!ELEMENT DCT (TIMEX3)> <!ELEMENT TEXT (#PCDATA|EVENT|TIMEX3)*>
<!ELEMENT EVENT (#PCDATA)> <!ATTLIST EVENT eid ID #REQUIRED class (OCCURRENCE|PERCEPTION|REPORTING|ASPECTUAL|STATE|I_STATE|I_ACTION) #REQUIRED comment CDATA #IMPLIED>
<!ELEMENT TIMEX3 (#PCDATA)> <!ATTLIST TIMEX3 tid ID #REQUIRED type (DATE|TIME|DURATION|SET) #REQUIRED value CDATA #REQUIRED functionInDocument CDATA #IMPLIED>
<!ELEMENT MAKEINSTANCE EMPTY> <!ATTLIST MAKEINSTANCE eiid ID #REQUIRED eventID IDREF #REQUIRED polarity (NEG|POS) #REQUIRED pos CDATA #REQUIRED tense CDATA #REQUIRED aspect CDATA #REQUIRED>
<!ELEMENT TLINK EMPTY> <!ATTLIST TLINK lid ID #REQUIRED relType CDATA #REQUIRED eventInstanceID IDREF #REQUIRED relatedToTime IDREF #REQUIRED>"""


def made():
    story = chronology()
    call = story.events[0]
    because = Because("date", "full date", place("fr", FRENCH, "lundi 3 mars 2025"), None)
    first = replace(call.mentions[0], because=(*call.mentions[0].because, because))
    return replace(story, events=(replace(call, mentions=(first, *call.mentions[1:])), *story.events[1:]))


def members(form, story=None):
    with zipfile.ZipFile(io.BytesIO(form.render(story or made(), words("fr")))) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist()]


def test_timeml_keeps_to_its_rules_and_the_text():
    rules = etree.DTD(io.StringIO(TIMEML))
    for tree, read in zip(members(timeml), made().articles, strict=True):
        assert rules.validate(tree), rules.error_log
        assert "".join(tree.find("TEXT").itertext()) == read.article.text
        assert tree.findtext("DOCID") == read.article.path


def test_timeml_marks_words():
    tree = members(timeml)[0]
    assert [e.text for e in tree.iter("EVENT")] == ["appelé", "promis"]
    dct, day = tree.iter("TIMEX3")
    assert (dct.get("value"), dct.get("functionInDocument")) == ("2025-03-04", "CREATION_TIME")
    assert (day.text, day.get("value")) == ("lundi 3 mars 2025", "2025-03-03")
    (link,) = tree.iter("TLINK")
    assert (link.get("eventInstanceID"), link.get("relatedToTime")) == ("ei1", "t1")


def test_naf_words_stand_where_they_say():
    for tree, read in zip(members(naf), made().articles, strict=True):
        text = read.article.text
        assert tree.findtext("raw") == text
        assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == read.article.language
        for word in tree.iter("wf"):
            start = int(word.get("offset"))
            assert text[start : start + int(word.get("length"))] == word.text
        ids = {word.get("id") for word in tree.iter("wf")}
        assert {target.get("id") for target in tree.iter("target")} <= ids


def test_naf_layers_point_to_their_words():
    tree = members(naf)[0]
    forms = {word.get("id"): word.text for word in tree.iter("wf")}

    def shown(path):
        return [" ".join(forms[t.get("id")] for t in span) for span in tree.findall(f"{path}/span")]

    assert shown("srl/predicate") == ["appelé", "promis"]
    assert shown("timeExpressions/timex3") == ["lundi 3 mars 2025"]
    assert shown("entities/entity/references") == ["Ana Solé", "Elle a promis"]
    assert shown("attribution/statement/statement_target") == ["Rien n ’ est réglé"]
    assert shown("attribution/statement/statement_source") == ["elle"]
    assert [f.get("value") for f in tree.iter("factVal")] == ["happened", "announced"]


@pytest.mark.parametrize("form", [timeml, naf])
def test_what_xml_cannot_hold_moves_nothing(form):
    story = made()
    read = story.articles[0]
    odd = replace(read.article, text=read.article.text.replace("\n", "\x0c") + "\x00]]>\ufffe<b>", path="../é/a.txt")
    tree = members(form, replace(story, articles=(replace(read, article=odd), *story.articles[1:])))[0]
    text = tree.findtext("raw") if form is naf else "".join(tree.find("TEXT").itertext())
    assert len(text) == len(odd.text)
