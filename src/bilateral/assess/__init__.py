"""From a question to an answer: the ladder, the dimensions, both directions, the gaps."""

from bilateral.assess.answer import answer
from bilateral.assess.model import Assessment, Verdict
from bilateral.assess.window import window_of

__all__ = ["Assessment", "Verdict", "answer", "window_of"]
