"""JSON Schema of the answer, made from ``bilateral.assess.model``: ``python -m bilateral.assess.schema``."""

from pathlib import Path

import msgspec

from bilateral.assess.model import Assessment

PATH = Path(__file__).with_name("answer.schema.json")


def answer_schema() -> bytes:
    """Return the schema of ``Assessment.to_json``, formatted."""
    schema = msgspec.json.schema(Assessment)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return msgspec.json.format(msgspec.json.encode(schema), indent=1) + b"\n"


if __name__ == "__main__":
    PATH.write_bytes(answer_schema())
