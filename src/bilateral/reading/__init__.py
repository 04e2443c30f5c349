"""Reading: from a document to typed propositions with exact spans."""

from bilateral.reading.claims import claims
from bilateral.reading.model import Claim, Document, Party, Proposition, Span, Text
from bilateral.reading.parsing import ParserMissingError
from bilateral.reading.reader import Reader, RuleReader, read

__all__ = [
    "Claim",
    "Document",
    "ParserMissingError",
    "Party",
    "Proposition",
    "Reader",
    "RuleReader",
    "Span",
    "Text",
    "claims",
    "read",
]
