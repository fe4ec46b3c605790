"""Where in a file stands what the typed model speaks of, and how a clerk is told of it."""

from collections.abc import Mapping, Sequence

from macros.reading.yaml_reader import Place


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
            labels.append(_label(content, step))
        elif place and isinstance(place[-1], int) and step in around:
            return (*place[:-2], step), [*labels[:-2], str(step)]
        else:
            continue
        place.append(step)
    return tuple(place), labels


def _label(item: object, index: int) -> str:
    identity = item.get("id") if isinstance(item, Mapping) else None
    return str(identity or f"第{index + 1}项")
