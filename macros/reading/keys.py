"""What keys a record of a file may have, by its place in the model; where that is in the file; what is said of others."""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import commonprefix
from types import NoneType, UnionType
from typing import Annotated, Any, TypeGuard, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.reading.yaml_reader import Place
from macros.report.record import Strict
from macros.values.suggest import nearest

Location = tuple[int | str, ...]
Shape = type[Strict]
"""A kind of record."""
ANYTHING = "*"
"""The step that stands for each in a list or a mapping."""
_FEW = 10
"""As many keys as are told where none is near."""
_SAME = {"reason": "note", "note": "reason"}
"""What is called otherwise in other records."""


def types_at(annotation: Any, location: Location) -> list[Any]:
    """Return what may stand at a location of a type, without ``None``; of records one kind where it names one."""
    found = [*_opened(annotation)]
    for step in location:
        of_kind = [each for each in found if is_shape(each) and _kind(each) == step] if len(found) > 1 else []
        parts = (part for each in found for part in _within(each, step))
        found = of_kind or [inner for part in parts for inner in _opened(part)]
    return found


def _shapes_at(model: Shape, location: Location) -> list[Shape]:
    """Return the kinds of records that may stand at a location of a model."""
    return [each for each in types_at(model, location) if is_shape(each)]


def is_shape(annotation: Any) -> TypeGuard[Shape]:
    """Return whether a type is a kind of record."""
    return isinstance(annotation, type) and issubclass(annotation, Strict)


def fields_of(shape: Shape) -> dict[str, FieldInfo]:
    """Return the fields of a kind of record by their keys in the data; all their types are known then."""
    shape.model_rebuild()
    return {field.alias or name: field for name, field in shape.model_fields.items()}


def described(model: Shape, location: Location) -> str:
    """Return what a model says of the last key on the way to a location."""
    for number, step in reversed([*enumerate(location)]):
        for shape in _shapes_at(model, location[:number]):
            if words := step in (known := fields_of(shape)) and known[str(step)].description:
                return words
    return ""


def _opened(annotation: Any) -> Iterator[Any]:
    """Yield what a type may be, without what is noted of it."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) not in (Union, UnionType):
        yield from () if annotation is NoneType else (annotation,)
        return
    for choice in get_args(annotation):
        yield from _opened(choice)


def _within(annotation: Any, step: int | str) -> Iterator[Any]:
    """Yield what stands under a step of a record, a list or a mapping."""
    if is_shape(annotation):
        field = fields_of(annotation).get(str(step))
        yield from (field.annotation,) if field else ()
    elif get_origin(annotation) is dict:
        yield get_args(annotation)[1]
    elif get_origin(annotation) is tuple and (isinstance(step, int) or step == ANYTHING):
        yield get_args(annotation)[0]


def _kind(shape: Shape) -> str:
    """Return the only kind that its records may state, empty where there are several or none."""
    kinds = get_args(shape.model_fields["kind"].annotation) if "kind" in shape.model_fields else ()
    return str(kinds[0]) if len(kinds) == 1 else ""


def of_strangers(
    model: Shape, at: Location, strangers: Sequence[str], missing: Sequence[str]
) -> dict[str, str]:
    """Return what is said of the keys that the record at a place cannot have, and lacks; empty if told with another.

    Each that it cannot have may be misspelt; the others are told at once: it is of another kind, or of another file.
    """
    known = [key for each in _shapes_at(model, at) for key in fields_of(each)]
    others = {key for each in _shapes_at(model, at[:-1]) for key in fields_of(each)}
    said_of = {described(model, (*at, key)).partition("；")[0]: key for key in known}
    same = said_of | {key: other for key, other in _SAME.items() if other in known}
    like = {key: same.get(key) or nearest(key, known) for key in strangers}
    meant = {key: "" if key in others else nearest(key, missing) or like[key] for key in strangers}
    if len(strangers) == len(missing) == 1 and not commonprefix([strangers[0], meant[strangers[0]]]):
        meant[strangers[0]] = missing[0]
    odd = [key for key, near in meant.items() if not near]
    said = {key: f"没有“{key}”这一项，是否为“{near}”？请改正或删去" for key, near in meant.items() if near}
    told = dict.fromkeys((*odd, *(key for key in missing if odd or key in meant.values())), "")
    return said | told | {key: _of_odd(model, at, odd, missing) for key in odd[:1]}


def _of_odd(model: Shape, at: Location, odd: Sequence[str], missing: Sequence[str]) -> str:
    """Return what is said of keys that are no slips for others: that they are those of another kind, or nobody's."""
    named = "、".join(f"“{key}”" for key in odd)
    kinds = [_kind(each) for each in _shapes_at(model, at[:-1]) if fields_of(each).keys() >= {*odd}]
    if any(kinds) and at[-1] not in kinds:
        return f"{named}是 kind: {' 或 '.join(kinds)} 的写法，这里的 kind 是 {at[-1]}，请改正 kind 或这几项"
    able = [*dict.fromkeys(key for each in _shapes_at(model, at) for key in fields_of(each))]
    shapes = ((key, each) for key in able for each in _shapes_at(model, (*at, key)))
    within = next((key for key, each in shapes if fields_of(each).keys() >= {*odd}), "")
    can = f"，可以写{'、'.join(able)}" if at and len(able) <= _FEW else ""
    can = f"，应写在 {within} 里" if within else can
    lacking = f"，又缺少{'、'.join(f'“{key}”' for key in missing)}" if missing else ""
    return f"没有{named}{'这几项' if len(odd) > 1 else '这一项'}{lacking or can}，请改正或删去"


def place_of(location: Location, content: object) -> Place:
    """Return where in a file a location of the model is, as near as it is there."""
    return labelled(location, content)[0]


def labelled(location: Location, content: object, *, missing: bool = False) -> tuple[Place, list[str]]:
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
