"""A browser test may be skipped on a desk, never on the build machine."""

import pytest

from tests.conftest import refusal


def test_with_a_browser_the_test_runs():
    assert refusal("chromium", "true") is None
    assert refusal("chromium", "") is None


def test_without_one_it_is_skipped_at_a_desk():
    assert refusal(None, "") is pytest.skip
    assert refusal(None, "false") is pytest.skip


def test_without_one_it_fails_on_the_build_machine():
    assert refusal(None, "true") is pytest.fail
