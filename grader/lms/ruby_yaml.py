"""A dump of Ruby's YAML library, read as text, lists and dicts alone, whatever its tags say."""

from __future__ import annotations

from typing import Any

import yaml

from grader.errors import GraderError


class _Loader(yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader):  # type: ignore[misc]
    """Every scalar is text, as it is written; mappings may not name a key twice; there are no aliases to unfold."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    pairs = [(loader.construct_object(key, deep=True), loader.construct_object(value, deep=True))
             for key, value in node.value]  # fmt: skip
    if len({str(key) for key, _ in pairs}) < len(pairs):
        raise yaml.constructor.ConstructorError(None, None, "a key that is there twice", node.start_mark)
    return {str(key): value for key, value in pairs}


def _tagged(loader: Any, suffix: str, node: yaml.Node) -> Any:
    """The value under a tag of Ruby's."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_multi_constructor("!", _tagged)
_Loader.add_multi_constructor("tag:", _tagged)


def read(text: str, name: str) -> Any:
    """What a file of this ``name`` holds.

    Raises :class:`~grader.errors.GraderError` where it is not YAML, names a key twice, or holds references.
    """
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_Loader)):
            raise GraderError(f"{name}: holds references; Gradescope writes none")
        return yaml.load(text, Loader=_Loader)  # builds text, lists and dicts alone
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise GraderError(f"{name}: is not understood: {_on_one_line(error)}") from error


def _on_one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
