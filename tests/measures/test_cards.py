"""What every measure must have."""

import pytest

import bilateral.measures.company
import bilateral.measures.costly_agreement
import bilateral.measures.ideal_points
import bilateral.measures.scott
import bilateral.measures.shares
import bilateral.measures.signorino_ritter
import bilateral.measures.similarity
import bilateral.measures.stake  # noqa: F401 - they register their kernels
from bilateral.measures.cards import MEASURES, UN_VOTE_KAPPA, Measure
from bilateral.measures.registry import KERNELS, measure
from bilateral.sources import card
from bilateral.sources.references import bibtex

every_measure = pytest.mark.parametrize("one", MEASURES.values(), ids=MEASURES)


@every_measure
def test_card_is_complete(one: Measure) -> None:
    assert one.label
    assert one.unit
    assert one.bounds[0] < one.bounds[1]
    assert one.needs
    assert one.cite
    for source in one.needs:
        assert card(source).licence
    for key in one.cite:
        assert bibtex(key)


@every_measure
def test_kernel_names_its_paper_and_works_an_example(one: Measure) -> None:
    told = KERNELS[one.key].__doc__ or ""
    for section in ("Parameters", "Returns", "References", "Examples", ">>> "):
        assert section in told


def test_a_card_has_one_kernel() -> None:
    with pytest.raises(ValueError, match="has a kernel already"):
        measure(UN_VOTE_KAPPA)
