"""People of one name: one where their titles agree, two where they do not."""

import pytest

from stance.actors import agree


@pytest.mark.parametrize(("left", "right", "same"), [
    (["professor at Fairview College"], ["political analyst"], True),
    (["mayor of Ashford"], ["Ashford resident"], True),
    (["Sen."], ["Democrat of Ohio"], True),
    (["dairy farmer"], ["law professor"], False),
    (["chief executive of Unipor"], ["nurse"], False),
    ([], ["nurse"], True),
    (["senior"], ["nurse"], True),
    (["former nurse", "mayor"], ["local councillor"], True),
])  # fmt: skip
def test_titles_agree(left: list[str], right: list[str], same: bool) -> None:
    assert agree(left, right) is same
    assert agree(right, left) is same
