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

Kept = tuple[Singles, Singles, Singles]
"""Draws of points, slopes and cutpoints."""
