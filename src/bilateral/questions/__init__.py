"""Questions in English and German, read into two states, a direction, a dimension and a period."""

from bilateral.questions.model import Code, Direction, Period, PeriodFrom, Question
from bilateral.questions.pairs import narrowed, pair_question
from bilateral.questions.reader import read_question

__all__ = ["Code", "Direction", "Period", "PeriodFrom", "Question", "narrowed", "pair_question", "read_question"]
