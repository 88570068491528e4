"""The words of other programs."""

from __future__ import annotations

from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.synonyms import SYNONYMS


def test_they_are_of_commands_and_not_what_the_commands_are_called():
    texts = {row.id: row.text.casefold() for row in COMMANDS}
    assert set(SYNONYMS) <= set(texts)
    same = [words for name, others in SYNONYMS.items() for words in others if words.casefold() == texts[name]]
    assert same == []
