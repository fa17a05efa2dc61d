"""An assignment's figure of a network, with the quantities that a function has marked in it.

Shape carries the meaning, colour only repeats it: what is reached has a tick, with the other sign a minus, what is
missing first a cross and a thick rim, what comes after it a dashed one. The page's style sheet gives the looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

from grader.feedback.ways import State

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"circle", "ellipse", "rect"}
KEPT = SHAPES | {"g", "line", "path", "polygon", "polyline", "text", "tspan"}
ATTRIBUTES = {
    "class", "cx", "cy", "d", "dx", "dy", "height", "points", "r", "rx", "ry", "text-anchor", "transform", "width",
    "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip
"""What is taken over from a figure; anything else could do more than draw."""

SIGNS = {"reached": "✓", "missing": "✗", "opposite": "−"}


def marked(figure: str, states: Mapping[str, State], label: str, lang: str) -> Markup:
    """The figure as it stands in a page: what has a state has its class and its sign, and no id, as pages hold several.

    ``figure`` is the text of an SVG file, ``states`` are by id. Of a ``switch`` the part in the page's language stays.
    """
    read = ElementTree.fromstring(figure)
    for parent in list(read.iter()):
        for place, one in enumerate(list(parent)):
            if one.tag == f"{SVG}switch" and (chosen := _in_language(one, lang)) is not None:
                parent[place] = chosen
    root = Element("svg", {"class": "network", "role": "img", "aria-label": label, "viewBox": read.get("viewBox", "")})
    root.extend(_copied(read, states))
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _in_language(switch: Element, lang: str) -> Element | None:
    """The first part of a switch that is in a language, or in none."""
    return next((one for one in switch if one.get("systemLanguage", lang) == lang), None)


def _copied(parent: Element, states: Mapping[str, State]) -> Iterator[Element]:
    """What is kept of the parts of an element."""
    for one in parent:
        kind = one.tag.removeprefix(SVG)
        if kind in KEPT:
            copy = Element(kind, {name: value for name, value in one.attrib.items() if name in ATTRIBUTES})
            copy.text, copy.tail = (one.text, one.tail) if kind in ("text", "tspan") else (None, None)
            copy.extend(_copied(one, states))
            state = states.get(one.get("id", ""))
            yield copy
            if state is not None:
                copy.set("class", f"{copy.get('class', '')} {state}".strip())
                yield from _sign(copy, state)


def _sign(one: Element, state: State) -> Iterator[Element]:
    """A tick or a cross at the upper right corner of a shape, or of a group's first one."""
    shape = next((part for part in one.iter() if part.tag in SHAPES), None)
    if shape is None or state not in SIGNS:
        return
    x, y = _corner(shape)
    sign = Element("text", {"class": f"sign {state}", "x": f"{x:.1f}", "y": f"{y:.1f}"})
    sign.text = SIGNS[state]
    if one.get("transform"):
        sign.set("transform", one.attrib["transform"])
    yield sign


def _corner(shape: Element) -> tuple[float, float]:
    """Where a sign stands at a shape."""

    def number(name: str) -> float:
        return float(shape.get(name, "0"))

    if shape.tag == "rect":
        return number("x") + number("width"), number("y") + 4
    wide, high = (number("r"), number("r")) if shape.tag == "circle" else (number("rx"), number("ry"))
    return number("cx") + 0.75 * wide, number("cy") - 0.65 * high
