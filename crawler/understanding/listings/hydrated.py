"""States that are handed over as one flat list, in which numbers stand for the places of values (Nuxt 3, devalue).

Owns the putting together of such a list. Must not know what the values tell.
"""

from collections.abc import Mapping, Sequence
from typing import Any

_DEEPEST = 12  # values within one another
_MOST = 50_000  # values that are put together
_WRAPPED = ("Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef")


def is_flat(state: Any) -> bool:
    """Whether a state is a list whose first values name the places of others."""
    if not isinstance(state, list) or len(state) < 3:
        return False
    objects = [value for value in state if isinstance(value, Mapping)]
    if not objects:
        return False
    places = range(-9, len(state))
    return all(isinstance(place, int) and place in places for one in objects[:9] for place in one.values())


def put_together(state: Sequence[Any]) -> Any:
    """The value that the first place of a flat state stands for, shortened where it is too deep or too large."""
    left = _MOST

    def at(place: Any, depth: int) -> Any:
        nonlocal left
        left -= 1
        if not isinstance(place, int) or not 0 <= place < len(state) or depth > _DEEPEST or left < 0:
            return None
        value = state[place]
        if isinstance(value, Mapping | list) and len(value) > left:
            return None
        if isinstance(value, Mapping):
            return {key: at(inner, depth + 1) for key, inner in value.items()}
        if not isinstance(value, list):
            return value
        if len(value) == 2 and value[0] in _WRAPPED:
            return at(value[1], depth)
        if len(value) == 2 and value[0] == "Date":
            return value[1]
        return [at(inner, depth + 1) for inner in value]

    return at(0, 0)
