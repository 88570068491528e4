"""Packets of one form: parsed once, then their values are taken from their places."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cropperhead_desktop.xmp import forms
from cropperhead_desktop.xmp.quick import simple_values

FORM = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="{rating}" xmp:Label="{label}"/>'
    "</rdf:RDF></x:xmpmeta>"
)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What had to be parsed."""
    monkeypatch.setattr(forms, "_forms", {})
    return []


def ask(text: str, parsed: list[str]) -> Mapping[str, str] | None:
    def parse(asked: str) -> Mapping[str, str] | None:
        parsed.append(asked)
        return simple_values(asked.encode())

    return forms.filled_in(text, parse)


def test_a_form_is_known_from_its_second_packet_on_and_parsed_once(parsed: list[str]) -> None:
    assert ask(FORM.format(rating=1, label="Red"), parsed) is None
    for rating, label in ((2, "Blue"), (3, ""), (4, "a > b 'c'")):
        text = FORM.format(rating=rating, label=label)
        found = ask(text, parsed)
        assert found is not None and found == simple_values(text.encode())
    assert len(parsed) == 1


@pytest.mark.parametrize("label", ["a&amp;b", "a<b", "a\tb", "a\nb"])
def test_a_value_that_could_mean_more_than_its_letters_is_parsed(parsed: list[str], label: str) -> None:
    for _ in range(2):
        ask(FORM.format(rating=1, label="Red"), parsed)
    assert ask(FORM.format(rating=2, label="Blue"), parsed) is not None
    assert ask(FORM.format(rating=2, label=label), parsed) is None


def test_the_namespaces_are_no_values(parsed: list[str]) -> None:
    """A packet that binds the prefix to something else is another form, though it differs in a value only."""
    for _ in range(2):
        ask(FORM.format(rating=1, label="Red"), parsed)
    assert ask(FORM.format(rating=1, label="Red").replace("xap/1.0/", "xap/2.0/"), parsed) is None


def test_what_cannot_be_cut_into_values_is_left_alone(parsed: list[str]) -> None:
    for text in ("no packet", 'xmp:Rating="1" unclosed="', FORM.format(rating="\ue000", label="")):
        assert [ask(text, parsed) for _ in range(3)] == [None] * 3
    assert ask(FORM.format(rating=1, label="x" * 20_000), parsed) is None
