"""What the parts of the estimation hand to each other."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Whole = NDArray[np.int32]

Layout = tuple[NDArray[np.uint32], Whole, Whole, Whole, Whole]
"""Unit of each vote; first item and first vote of each batch; ends of its yeses, abstentions and noes; and of each
item's within the batch."""

Prior = tuple[Whole, Floats]
"""For each unit the one its prior looks back to (-1 where none), and the prior's precision."""

State = tuple[Singles, Floats, Floats, Floats, Floats]
"""Points; what they were last drawn around; slopes; cutpoints; per unit the sums of slope times latent variable and of
slope squared."""

ItemPrior = tuple[float, float, float, float]
"""Precision of slopes around 0; mean and precision of the middles of cutpoints; precision of their gaps around 0. Where
the precision of gaps is 0, cutpoints are bounded instead, and the authors' ratio decides."""

Moves = tuple[Floats, ItemPrior, NDArray[np.bool_], Floats]
"""Spread of the proposals of each item's cutpoints; the items' prior; which items are of several sessions; and the sums
that come from these."""

Kept = tuple[Singles, Singles, Singles]
"""Draws of points, slopes and cutpoints."""
