import numpy as np

from nestbox.photos import filling


def test_one_colour_around_gives_that_colour() -> None:
    known = np.ones((40, 50), dtype=bool)
    known[10:30, 10:40] = False
    colours = np.full((40, 50, 3), (10, 20, 30), dtype=np.uint8)
    assert np.abs(filling.fill(colours, known) - (10, 20, 30)).max() < 0.01


def test_colours_flow_in_from_the_nearest_side() -> None:
    colours = np.zeros((48, 48, 3), dtype=np.uint8)
    colours[:, 24:] = 200
    known = np.zeros((48, 48), dtype=bool)
    known[:, :8] = known[:, 40:] = True
    filled = filling.fill(colours, known)[24, :, 0]
    assert filled[10] < 60
    assert filled[37] > 140


def test_what_is_not_known_has_no_influence() -> None:
    known = np.zeros((30, 30), dtype=bool)
    known[:5] = True
    colours = np.random.default_rng(1).integers(0, 256, (30, 30, 3), dtype=np.uint8)
    other = np.where(known[..., np.newaxis], colours, 255 - colours)
    assert np.array_equal(filling.fill(colours, known), filling.fill(other, known))


def test_where_nothing_is_known_the_colour_is_neutral() -> None:
    filled = filling.fill(np.zeros((6, 8, 3), dtype=np.uint8), np.zeros((6, 8), dtype=bool))
    assert np.array_equal(filled, np.broadcast_to(filling.NEUTRAL, (6, 8, 3)))


def test_the_pattern_is_faint_and_without_detail() -> None:
    pattern = filling.pattern((64, 64), np.random.default_rng(1))
    assert pattern.shape == (64, 64, 1)
    assert np.abs(pattern).max() < 30
    assert np.abs(np.diff(pattern[..., 0], axis=0)).max() < 8
