"""JSON Schema of the objects that the product hands out, as the files that it ships."""

import msgspec


def schema_bytes(model: type) -> bytes:
    """Return the JSON Schema (2020-12) of a struct, formatted as the shipped files are."""
    schema = msgspec.json.schema(model)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return msgspec.json.format(msgspec.json.encode(schema), indent=1) + b"\n"
