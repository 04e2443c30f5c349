"""JSON Schema of the answer, made from ``bilateral.assess.model``: ``python -m bilateral.assess.schema``."""

from pathlib import Path

from bilateral.assess.model import Assessment
from bilateral.shapes.schemas import schema_bytes

PATH = Path(__file__).with_name("answer.schema.json")

if __name__ == "__main__":
    PATH.write_bytes(schema_bytes(Assessment))
