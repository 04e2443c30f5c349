"""Reading: from a document to typed propositions with exact spans."""

from bilateral.reading.claims import claims
from bilateral.reading.language_model import ModelReader, ReaderAnswerError
from bilateral.reading.model import Claim, Document, Party, Proposition, Span, Text
from bilateral.reading.parsing import ParserMissingError
from bilateral.reading.reader import Reader, RuleReader, read

__all__ = [
    "Claim",
    "Document",
    "ModelReader",
    "ParserMissingError",
    "Party",
    "Proposition",
    "Reader",
    "ReaderAnswerError",
    "RuleReader",
    "Span",
    "Text",
    "claims",
    "read",
]
