from collections.abc import Callable

import numpy as np
import pytest

from nestbox.photos import boxes
from nestbox.photos.boxes import Boxes

BOX = np.array([[0.1, 0.2, 0.3, 0.6, 0.9]])


def test_a_peak_in_the_heatmap_becomes_a_box_around_its_cell() -> None:
    heatmap = np.zeros((4, 6), np.float32)
    sizes, offsets = np.zeros((2, 2, 4, 6), np.float32)
    heatmap[1, 2], sizes[:, 1, 2], offsets[:, 1, 2] = 0.8, np.log([2, 4]), [0.25, 0.5]
    assert boxes.from_network((heatmap, sizes, offsets), cell=4, threshold=0.5).round(4).tolist() == [
        [4, 3, 20, 11, 0.8]
    ]


def test_below_the_threshold_there_is_no_box() -> None:
    outputs = (
        np.full((2, 2), 0.4, np.float32),
        np.zeros((2, 2, 2), np.float32),
        np.zeros((2, 2, 2), np.float32),
    )
    assert boxes.from_network(outputs, cell=4, threshold=0.5).shape == (0, 5)


def test_a_mirrored_box_is_brought_back() -> None:
    assert boxes.mirrored(BOX).round(4).tolist() == [[0.7, 0.2, 0.9, 0.6, 0.9]]


@pytest.mark.parametrize(
    ("quarters", "turn"),
    [(1, boxes.turned_right), (-1, boxes.turned_left)],
    ids=["seen turned left", "seen turned right"],
)
def test_a_box_seen_in_a_turned_picture_is_brought_back(
    quarters: int, turn: Callable[[Boxes], Boxes]
) -> None:
    picture = np.zeros((10, 20))
    picture[2:6, 2:6] = 1
    rows, columns = np.nonzero(np.rot90(picture, quarters))
    seen = [columns.min() / 10, rows.min() / 20, (columns.max() + 1) / 10, (rows.max() + 1) / 20, 0.9]
    assert turn(np.array([seen])).round(4).tolist() == BOX.tolist()


def test_of_boxes_that_overlap_the_best_is_kept() -> None:
    better = BOX + np.array([0.01, 0.01, 0.01, 0.01, 0.05])
    assert boxes.without_repeats(np.concatenate([BOX, better]), 0.3).tolist() == better.tolist()


def test_boxes_apart_are_all_kept_best_first() -> None:
    apart = BOX + np.array([0.5, 0, 0.5, 0, 0.05])
    kept = boxes.without_repeats(np.concatenate([BOX, apart]), 0.3)
    assert kept.tolist() == np.concatenate([apart, BOX]).tolist()


def test_a_small_box_inside_a_large_one_is_kept() -> None:
    small = np.array([[0.1, 0.2, 0.15, 0.3, 0.5]])
    assert len(boxes.without_repeats(np.concatenate([BOX, small]), 0.3)) == 2


def test_of_no_boxes_none_are_kept() -> None:
    assert boxes.without_repeats(np.empty((0, 5)), 0.3).shape == (0, 5)
