import gc

import pytest

from filrouge.engine.collecting import SELDOM, seldom_collected


@pytest.fixture(autouse=True)
def as_before():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_collects_seldom_inside_and_as_before_afterwards():
    gc.set_threshold(700, 10, 11)
    with seldom_collected():
        assert gc.get_threshold() == (SELDOM, 10, 11)
    assert gc.get_threshold() == (700, 10, 11)


def test_is_put_back_after_an_error():
    gc.set_threshold(700, 10, 11)
    with pytest.raises(ValueError, match="hostile"), seldom_collected():
        raise ValueError("hostile")
    assert gc.get_threshold() == (700, 10, 11)


@pytest.mark.parametrize("chosen", [0, 10 * SELDOM])
def test_leaves_a_collector_alone_that_looks_more_seldom_still(chosen):
    gc.set_threshold(chosen, 10, 11)
    with seldom_collected():
        assert gc.get_threshold()[0] == chosen
