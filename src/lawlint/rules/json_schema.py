"""The JSON Schema of rule files and of the configuration, from the same dataclasses that validate them."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import TypeAdapter

from lawlint import checks
from lawlint.rules.config_form import ConfigForm
from lawlint.rules.form import FileForm, RuleForm
from lawlint.rules.validate import dataclasses_of

Schema: TypeAlias = "dict[str, Schema] | list[Schema] | str | int | bool | None"
Object: TypeAlias = "dict[str, Schema]"

_DRAFT = "http://json-schema.org/draft-07/schema#"


def config_schema() -> Object:
    """The schema of ``lawlint.yaml``."""
    schema = _schema(ConfigForm, "config")
    properties = _object(schema["properties"])
    properties["fail-on"] = properties.pop("fail_on")
    return {"$schema": _DRAFT, **schema}


def rules_schema() -> Object:
    """The schema of a rule file: the keys of a rule depend on its ``check``."""
    schema = _schema(FileForm, "file")
    common = _schema(RuleForm, "rule")
    definitions = {**_object(schema.get("$defs", {})), **_object(common.pop("$defs", {}))}
    _examples_may_be_texts(definitions)
    names = checks.names()
    shared = _object(common["properties"])
    shared["check"] = {**_object(shared["check"]), "enum": list(names)}
    choices: list[Schema] = []
    for name in names:
        own = _schema(checks.module(name).Params, name)
        inner = _object(own.pop("$defs", {}))
        for each in (own, *inner.values()):
            _allow_files(_object(each))
        definitions.update(inner)
        choices.append(_choice(name, shared, own))
    _object(schema["properties"])["rules"] = {
        "type": "array",
        "items": {
            "type": "object",
            "required": common["required"],
            "properties": {"check": shared["check"]},
            "allOf": choices,
        },
    }
    return {"$schema": _DRAFT, **schema, "$defs": definitions}


def _schema(form: type, prefix: str) -> Object:
    """The schema of a dataclass, its definitions under names that begin with ``prefix``."""
    for each in dataclasses_of(form):
        setattr(each, "__pydantic_config__", {"extra": "forbid", "use_attribute_docstrings": True})  # noqa: B010
    made: Object = TypeAdapter(form).json_schema(ref_template=f"#/$defs/{prefix}.{{model}}")
    definitions = _object(made.pop("$defs", {}))
    if definitions:
        made["$defs"] = {f"{prefix}.{name}": value for name, value in definitions.items()}
    made.pop("description", None)
    return _object(_without_titles(made))


def _without_titles(schema: Schema) -> Schema:
    """The schema without the titles that pydantic makes up of the names of fields."""
    if isinstance(schema, dict):
        return {
            key: _without_titles(value)
            for key, value in schema.items()
            if key != "title" or not isinstance(value, str)
        }
    return [_without_titles(item) for item in schema] if isinstance(schema, list) else schema


def _choice(name: str, shared: Object, own: Object) -> Schema:
    """If ``check`` is ``name``, these keys and no others."""
    return {
        "if": {"properties": {"check": {"const": name}}},
        "then": {
            "properties": {**shared, **_object(own.get("properties", {}))},
            "required": own.get("required", []),
            "additionalProperties": False,
        },
    }


def _allow_files(schema: Object) -> None:
    """What takes more than a word may stand in a file of its own."""
    properties = _object(schema.get("properties", {}))
    for key, value in properties.items():
        if (
            isinstance(value, dict)
            and value.get("type") not in ("boolean", "integer")
            and "enum" not in value
        ):
            described = {"description": value.pop("description")} if "description" in value else {}
            properties[key] = {**described, "anyOf": [value, {"$ref": "#/$defs/from"}]}


def _examples_may_be_texts(definitions: Object) -> None:
    definitions["from"] = {
        "type": "object",
        "properties": {
            "from": {
                "type": "string",
                "description": "同一文件夹内的 YAML 文件。 / A YAML file in this folder.",
            }
        },
        "required": ["from"],
        "additionalProperties": False,
    }
    examples = _object(_object(definitions["rule.ExamplesForm"])["properties"])
    for side in ("good", "bad"):
        listed = _object(examples[side])
        listed["items"] = {"anyOf": [{"type": "string"}, listed["items"]]}


def _object(schema: Schema) -> Object:
    if not isinstance(schema, dict):
        raise TypeError(schema)
    return schema
