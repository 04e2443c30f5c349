"""Dynamic ordinal ideal points: where states stand on one line, from how they vote.

After Bailey, Strezhnev and Voeten (2017). Importing this needs Numba, the extra ``measures``.
"""

from bilateral.measures.ideal_points.diagnostics import Diagnostics
from bilateral.measures.ideal_points.estimate import ideal_points
from bilateral.measures.ideal_points.result import Distance, IdealPoint, IdealPoints
from bilateral.measures.ideal_points.sample import Ballots, Rules, SampleError, ballots, estimation_sample

__all__ = [
    "Ballots",
    "Diagnostics",
    "Distance",
    "IdealPoint",
    "IdealPoints",
    "Rules",
    "SampleError",
    "ballots",
    "estimation_sample",
    "ideal_points",
]
