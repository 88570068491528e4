"""Undo of what no session knows of."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.decision import WriteReceipt
from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.review.outside import BatchStep, EmbedStep, PastStep


def test_an_earlier_write_is_restored_from_its_receipt(services, tmp_path):
    step = PastStep(tmp_path / "a.jpg", receipt=WriteReceipt(tmp_path / "a.xmp", None, b"after"))
    assert step.undo(services, None) == ""
    assert services.sidecars.log == [("restored", "a.xmp")]


@pytest.mark.parametrize(
    ("left", "words"), [(0, "3 files put back"), (2, "3 files put back, 2 left since they changed")]
)
def test_a_batch_says_what_it_left(services, tmp_path, left, words):
    services.undo_batch = lambda _name: (3, left)
    assert BatchStep(tmp_path, batch="one").undo(services, None) == words


def test_one_photo_that_cannot_be_put_back_does_not_keep_the_others(services, tmp_path):
    def take_out(receipt):
        if receipt == "a":
            raise PhotoError(tmp_path / "a.jpg", "its crop was changed")
        services.taken_out.append(receipt)

    services.take_out = take_out
    step = EmbedStep(tmp_path / "a.jpg", receipts={tmp_path / f"{name}.jpg": name for name in "abc"})
    with pytest.raises(PhotoError, match="was changed"):
        step.undo(services, None)
    assert services.taken_out == ["b", "c"]
