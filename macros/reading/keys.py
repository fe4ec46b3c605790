"""What keys a record of a file may have, by its place in the model; where that is in the file; what is said of others."""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import commonprefix
from typing import Any

from macros.reading.yaml_reader import Place
from macros.values.suggest import nearest

Location = tuple[int | str, ...]
Schema = Mapping[str, Any]
_FEW = 10
"""As many keys as are told where none is near."""
_SAME = {"reason": "note", "note": "reason"}
"""What is called otherwise in other records."""


def records_at(schema: Schema, location: Location) -> list[Schema]:
    """Return the shapes of the records that may stand at a location of a model, of one kind where it names one."""
    found = [*_opened(schema, schema)]
    for step in location:
        of_kind = [each for each in found if _kind(each) == step] if len(found) > 1 else []
        found = of_kind or [
            inner for each in found for part in _within(each, step) for inner in _opened(part, schema)
        ]
    return [each for each in found if "properties" in each]


def described(schema: Schema, location: Location) -> str:
    """Return what a model says of the last key on the way to a location."""
    for number, step in reversed([*enumerate(location)]):
        for record in records_at(schema, location[:number]):
            if words := record["properties"].get(step, {}).get("description"):
                return str(words)
    return ""


def _opened(part: Schema, schema: Schema) -> Iterator[Schema]:
    """Yield what a part of a schema may be."""
    if "$ref" in part:
        yield from _opened(schema["$defs"][part["$ref"].rpartition("/")[2]], schema)
    for choice in (*part.get("anyOf", ()), *part.get("oneOf", ())):
        yield from _opened(choice, schema)
    yield part


def _within(part: Schema, step: int | str) -> Iterator[Schema]:
    """Yield what stands under a step of a record, a list or a set of names."""
    inner = part.get("items") if isinstance(step, int) else part.get("properties", {}).get(step)
    named = part.get("additionalProperties"), *part.get("patternProperties", {}).values()
    yield from (each for each in ((inner,) if inner else named) if isinstance(each, Mapping))


def _kind(record: Schema) -> str:
    return str(record.get("properties", {}).get("kind", {}).get("const", ""))


def of_strangers(
    schema: Schema, at: Location, strangers: Sequence[str], missing: Sequence[str]
) -> dict[str, str]:
    """Return what is said of the keys that the record at a place cannot have, and lacks; empty if told with another.

    Each that it cannot have may be misspelt; the others are told at once: it is of another kind, or of another file.
    """
    known = [key for each in records_at(schema, at) for key in each["properties"]]
    others = {key for each in records_at(schema, at[:-1]) for key in each["properties"]}
    said_of = {described(schema, (*at, key)).partition("；")[0]: key for key in known}
    like = {
        key: _SAME[key] if _SAME.get(key) in known else said_of.get(key) or nearest(key, known)
        for key in strangers
    }
    meant = {key: "" if key in others else nearest(key, missing) or like[key] for key in strangers}
    if len(strangers) == len(missing) == 1 and not commonprefix([strangers[0], meant[strangers[0]]]):
        meant[strangers[0]] = missing[0]
    odd = [key for key, near in meant.items() if not near]
    said = {key: f"没有“{key}”这一项，是否为“{near}”？请改正或删去" for key, near in meant.items() if near}
    told = dict.fromkeys((*odd, *(key for key in missing if odd or key in meant.values())), "")
    return said | told | {key: _of_odd(schema, at, odd, missing) for key in odd[:1]}


def _of_odd(schema: Schema, at: Location, odd: Sequence[str], missing: Sequence[str]) -> str:
    """Return what is said of keys that are no slips for others: that they are those of another kind, or nobody's."""
    named = "、".join(f"“{key}”" for key in odd)
    kinds = [_kind(each) for each in records_at(schema, at[:-1]) if each["properties"].keys() >= {*odd}]
    if any(kinds) and at[-1] not in kinds:
        return f"{named}是 kind: {' 或 '.join(kinds)} 的写法，这里的 kind 是 {at[-1]}，请改正 kind 或这几项"
    able = [*dict.fromkeys(key for each in records_at(schema, at) for key in each["properties"])]
    within = [
        key
        for key in able
        if any(each["properties"].keys() >= {*odd} for each in records_at(schema, (*at, key)))
    ]
    can = (
        f"，应写在 {within[0]} 里"
        if within
        else f"，可以写{'、'.join(able)}"
        if at and len(able) <= _FEW
        else ""
    )
    lacking = f"，又缺少{'、'.join(f'“{key}”' for key in missing)}" if missing else ""
    return f"没有{named}{'这几项' if len(odd) > 1 else '这一项'}{lacking or can}，请改正或删去"


def place_of(location: Sequence[int | str], content: object) -> Place:
    """Return where in a file a location of the model is, as near as it is there."""
    return labelled(location, content)[0]


def labelled(
    location: Sequence[int | str], content: object, *, missing: bool = False
) -> tuple[Place, list[str]]:
    """Return the place, and what its steps are called; the steps the model adds (a rule's kind) are left out.

    The last step of what is ``missing`` is the model's, and stays. What the record around a list states
    for all its items stands there.
    """
    around: Mapping[str, object] = {}
    place: list[int | str] = []
    labels: list[str] = []
    kind_passed = False
    for index, step in enumerate(location, 1):
        if isinstance(content, Mapping) and step == content.get("kind") and not kind_passed:
            kind_passed = True
            continue
        kind_passed = False
        if isinstance(content, Mapping) and (step in content or (missing and index == len(location))):
            around, content = content, content.get(step)
            labels.append(str(step))
        elif isinstance(content, Sequence) and isinstance(step, int) and step < len(content):
            content = content[step]
            labels.append(str((isinstance(content, Mapping) and content.get("id")) or f"第{step + 1}项"))
        elif place and isinstance(place[-1], int) and step in around:
            return (*place[:-2], step), [*labels[:-2], str(step)]
        else:
            continue
        place.append(step)
    return tuple(place), labels
