"""JSON Schema of the audit, made from ``bilateral.audit.model``: ``python -m bilateral.audit.schema``."""

from pathlib import Path

from bilateral.audit.model import Audit
from bilateral.shapes.schemas import schema_bytes

PATH = Path(__file__).with_name("audit.schema.json")

if __name__ == "__main__":
    PATH.write_bytes(schema_bytes(Audit))
