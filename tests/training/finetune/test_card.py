"""The card of a taught model."""

from __future__ import annotations

from cropperhead_desktop.inference.models.card import read_card
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.training.finetune.card import not_taught, own_card, spread_over
from tests.helpers.tastes import example, gain


def test_the_card_names_no_photo_and_knows_which_shoots_it_has_seen():
    from cropperhead_desktop.evaluation.table import Table

    path, base = Registry().find()
    examples = [example(n, f"shoot {n % 3}") for n in range(9)]
    card = own_card(base, "mine-1", examples, Table((), ()), gain(0.1, 0.05, 0.2), {"what": "head"})
    assert "/photos" not in card.to_json() and "shoot 1" not in card.to_json()
    assert card.training["base"] == base.name
    assert (card.training["photographs"], card.training["shoots"]) == (9, 3)
    again = [*examples[:1], example(100, "shoot 0"), example(101, "another")]
    assert not_taught(card, again).tolist() == [False, False, True]
    assert not_taught(read_card(path.with_suffix(".json")), again).all()


def test_places_are_spread_evenly():
    assert spread_over(10, 4) == [0, 2, 5, 7]
    assert spread_over(3, 10) == [0, 1, 2]
