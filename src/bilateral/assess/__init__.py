"""From a question to an answer: the ladder, the dimensions, both directions, the gaps."""

from bilateral.assess.answer import answer, window_of
from bilateral.assess.model import Assessment, Verdict

__all__ = ["Assessment", "Verdict", "answer", "window_of"]
