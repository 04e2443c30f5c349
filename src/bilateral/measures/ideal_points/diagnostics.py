"""Whether the chains have forgotten where they started, and how many independent draws they are worth."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.ideal_points.arrays import Floats, Singles


class Diagnostics(NamedTuple):
    """How far draws can be trusted.

    Attributes
    ----------
    r_hat, effective : float64 array, shape (n_units,)
        Split R-hat and effective sample size of each point; nan where there are no draws.
    draws : int
        Draws kept, of all chains.
    seconds : float
        Wall-clock time of the estimation, compilation included.
    """

    r_hat: Floats
    effective: Floats
    draws: int
    seconds: float


def r_hat(draws: Singles) -> Floats:
    """Return split R-hat of each quantity: 1 where the halves of all chains tell the same.

    Parameters
    ----------
    draws : float array, shape (n_chains, n_draws, n)

    References
    ----------
    .. [1] Gelman, A., et al. (2013). Bayesian Data Analysis, 3rd ed., section 11.4.
    """
    half = draws.shape[1] // 2
    parts = np.concatenate([draws[:, :half], draws[:, half : 2 * half]]).astype(np.float64)
    within = parts.var(axis=1, ddof=1).mean(axis=0)
    between = half * parts.mean(axis=1).var(axis=0, ddof=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.sqrt((half - 1) / half + between / (half * within))
    return found


def effective_size(draws: Singles) -> Floats:
    """Return the number of independent draws that the draws of each quantity are worth.

    Autocorrelations are summed in pairs up to the first pair that is not positive (Geyer).

    References
    ----------
    .. [1] Gelman, A., et al. (2013). Bayesian Data Analysis, 3rd ed., section 11.5.
    """
    chains, length, n = draws.shape
    total = np.empty(n)
    for first in range(0, n, 1024):
        total[first : first + 1024] = _effective(draws[:, :, first : first + 1024].astype(np.float64))
    return np.minimum(total, float(chains * length))


def _effective(draws: Floats) -> Floats:
    chains, length, _ = draws.shape
    centred = draws - draws.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, 2 * length, axis=1)
    covariance = np.fft.irfft(spectrum * spectrum.conj(), axis=1)[:, :length].mean(axis=0) / length
    within = covariance[0] * length / (length - 1)
    spread = draws.mean(axis=1).var(axis=0, ddof=1) if chains > 1 else 0.0
    variance = within * (length - 1) / length + spread
    with np.errstate(divide="ignore", invalid="ignore"):
        correlation = 1 - (within - covariance * length / (length - 1)) / variance
        even = length // 2 * 2
        pairs = correlation[0:even:2] + correlation[1:even:2]
        alive: NDArray[np.bool_] = np.logical_and.accumulate(pairs > 0, axis=0)
        found: Floats = chains * length / (2 * np.where(alive, pairs, 0.0).sum(axis=0) - 1)
    return found
