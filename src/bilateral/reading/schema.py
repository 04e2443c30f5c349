"""JSON Schema of a document as read, made from ``bilateral.reading.model``: ``python -m bilateral.reading.schema``."""

from pathlib import Path

from bilateral.reading.model import Document
from bilateral.shapes.schemas import schema_bytes

PATH = Path(__file__).with_name("document.schema.json")

if __name__ == "__main__":
    PATH.write_bytes(schema_bytes(Document))
