"""Views as HTML: Jinja templates in which every text is escaped and made visible, words from gettext catalogues."""

from __future__ import annotations

import base64
import gettext
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from grader.feedback import charts, figures, marks_table
from grader.feedback.class_view import ENOUGH, ClassPage, StudentLink
from grader.feedback.row_charts import row_chart
from grader.feedback.student_view import CheckView, ExerciseView, MarkedLine, StudentPage
from grader.languages import catalogue, html_tag, pick, say_in
from grader.text import visible

_CODE = re.compile(r"`([^`]+)`")
_CELL = re.compile(r"cell (\d+)")


def student_html(page: StudentPage) -> str:
    """A student's page."""
    return _environment(page.lang).get_template("student.html").render(page=page)


def class_html(page: ClassPage) -> str:
    """The class's page."""
    return dict(class_files(page))["index.html"]


def class_files(page: ClassPage) -> Iterator[tuple[str, str]]:
    """The class's page and those that it is continued on, each by its path in the site; the class's page comes last."""
    environment, lists = _environment(page.lang), Lists()
    pages = marks_table.pages_of(page)
    index = environment.get_template("class.html").render(page=page, pages=pages, lists=lists)
    for number, rows in list(enumerate(pages, 1))[1:]:
        text = environment.get_template("marks.html").render(page=page, rows=rows, here=number, count=len(pages))
        yield marks_table.page_name(number), text
    for name, (title, people) in lists.pages.items():
        yield name, environment.get_template("people.html").render(page=page, title=title, people=people)
    yield "index.html", index


def other_html(name: str, lang: str, **values: Any) -> str:
    """A page of its own, from the template ``<name>.html``, with a style of its own from ``<name>.css``."""
    style = _asset("style.css") + _asset(f"{name}.css")
    template = _environment(lang).get_template(f"{name}.html")
    return template.render(style=style, style_hash=_hash(style), **values)


@dataclass(frozen=True)
class Lists:
    """The lists of people that are too long for the class's page, by their pages' paths, as it comes to them."""

    pages: dict[str, tuple[str, Sequence[StudentLink]]] = field(default_factory=dict)

    def page_of(self, title: str, people: Sequence[StudentLink]) -> str:
        """Give a list a page. Its path."""
        name = f"class/list-{len(self.pages) + 1}.html"
        self.pages[name] = (str(title), people)
        return name


@cache
def _environment(lang: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("grader.feedback"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=shown,
    )  # fmt: skip
    texts = catalogue(lang)
    style, script, keys = _asset("style.css"), _asset("class.js"), _asset("keys.js")
    environment.globals.update(
        _=_translator(texts), ngettext=_plural_translator(texts), lang=html_tag(lang), pick=_picker(lang),
        style=style, script=script, charts=charts, figures=figures, row_chart=row_chart, style_hash=_hash(style),
        script_hash=_hash(script), keys=keys, keys_hash=_hash(keys),
        told=_remembering(), code=code, codes=_codes(lang), listed=_lister(lang), moment=moment, place=_placer(texts),
        signed=signed, label=_labeller(texts), cells=_celler(texts), source_rows=source_rows, **_table(texts),
    )  # fmt: skip
    environment.filters.update(number=marks_table.mark, prose=prose, lines=lines, percent=_percent)
    return environment


def _asset(name: str) -> Markup:
    """A file that stands in every page, so that a page is whole by itself."""
    return Markup("\n" + files("grader.feedback").joinpath("templates", name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    """The source expression by which a Content-Security-Policy knows an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _remembering() -> Any:
    """Passed checks look the same on every page, and are most of all: each is rendered once."""
    known: dict[CheckView, Markup] = {}

    def told(macro: Any, check: CheckView, exercise: ExerciseView, ta: bool) -> Markup:
        if check.outcome != "passed":
            return Markup(macro(check, exercise, ta))
        if check not in known:
            known[check] = Markup(macro(check, exercise, ta))
        return known[check]

    return told


# Texts


def shown(value: Any) -> Any:
    """Text on its way into a page: invisible characters as escapes. Jinja escapes it for HTML after this."""
    if type(value) is not str or (value.isascii() and value.isprintable()):
        return value
    return _visible(value)


_visible = lru_cache(1 << 14)(visible)


@lru_cache(4096)
def prose(text: str) -> Markup:
    """A sentence in which `code` is set off by backticks."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(shown(text)))))


def lines(text: str) -> Markup:
    """Text of several lines, each made visible by itself."""
    return Markup("<br>").join(escape(shown(line)) for line in text.splitlines())


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def code(text: str) -> Markup:
    """A name of the code."""
    return Markup("<code>{}</code>").format(shown(text))


def signed(points: float) -> str:
    """Points that are added or taken away."""
    return marks_table.mark(points) if points < 0 else f"+{marks_table.mark(points)}"


def _picker(lang: str) -> Any:
    return lambda texts: pick(texts, lang)


def _codes(lang: str) -> Any:
    """Names of the code, as the language lists them."""
    comma = Markup(say_in("between the names of a list", ", ", lang))
    return lambda names: comma.join(code(name) for name in names)


def _lister(lang: str) -> Any:
    """Texts, as the language lists them."""
    comma = Markup(say_in("between the names of a list", ", ", lang))
    return lambda texts: comma.join(shown(text) for text in texts)


def _celler(texts: gettext.NullTranslations) -> Any:
    """A row of numbers; those that differ say so to a screen reader too. In Python, as there are many of them."""
    differs = escape(texts.gettext("differs:"))

    def cells(texts: Sequence[str], flags: Sequence[bool], kind: str) -> Markup:
        wrong = f'<td class="wrong {escape(kind)}"><span class="sr">{differs} </span>'
        pairs = zip(texts, flags, strict=True)
        return Markup("".join(f"{wrong if flag else '<td>'}{escape(shown(text))}</td>" for text, flag in pairs))

    return cells


def _table(texts: gettext.NullTranslations) -> dict[str, Any]:
    """What the table of marks is made with, and lists of people."""
    absent, trouble, unread = (
        texts.gettext("nothing handed in"),
        texts.gettext("not graded"),
        texts.gettext("unreadable"),
    )
    told = {"absent": str(escape(absent)), "trouble": str(escape(trouble)), "unreadable": str(escape(unread))}
    return {
        "marks_rows": lambda rows, base: marks_table.rows(rows, told, base),
        "prototypes": lambda: marks_table.prototypes(told),
        "records": marks_table.records,
        "all_people": all_people,
        "page_name": marks_table.page_name,
        "size": marks_table.ROWS,
        "long": marks_table.LONG,
        "first": marks_table.FIRST,
        "enough": ENOUGH,
    }


def all_people(people: Sequence[StudentLink], base: str) -> Markup:
    """Everybody of a long list."""
    items = (
        f'<li><a href="{base}{escape(one.href)}"><bdi>{escape(shown(one.label))}</bdi></a></li>' if one.href
        else f"<li><bdi>{escape(shown(one.label))}</bdi></li>"
        for one in people
    )  # fmt: skip
    return Markup(f'<ul class="people">{"".join(items)}</ul>')


def source_rows(lines: Sequence[MarkedLine]) -> Markup:
    """The lines of a listing as rows of a table. In Python too: they are most of a teachers' page."""
    return Markup("\n".join(map(_source_row, lines)))


def _source_row(line: MarkedLine) -> str:
    notes = "".join(f'<span class="note-line">▲ {escape(shown(note))}</span>' for note in line.notes)
    start = '<tr class="marked">' if notes else "<tr>"
    return f'{start}<th scope="row">{line.number}</th><td><code>{escape(shown(line.text))}</code>{notes}</td></tr>'


def moment(text: str) -> Markup:
    """A time as the gradebook keeps it, for people and for programs."""
    readable = text.replace("T", " ", 1).removesuffix("Z")[:16]
    return Markup('<time datetime="{}">{} UTC</time>').format(shown(text), shown(readable))


def _placer(texts: gettext.NullTranslations) -> Any:
    """Where a line is: in a file, or in a cell of a notebook."""
    label = _labeller(texts)

    def place(file: str, line: int) -> Markup:
        return Markup(texts.gettext("%(file)s, line %(line)s")) % {"file": shown(label(file)), "line": line}

    return place


def _labeller(texts: gettext.NullTranslations) -> Any:
    def label(file: str) -> str:
        cell = _CELL.fullmatch(file)
        return texts.gettext("cell %(number)s") % {"number": cell[1]} if cell else file

    return label


def _translator(texts: gettext.NullTranslations) -> Any:
    def translate(message: str, **values: Any) -> Markup:
        text = Markup(texts.gettext(message))
        return text % _ready(values) if values else text

    return translate


def _plural_translator(texts: gettext.NullTranslations) -> Any:
    def translate(one: str, many: str, count: float, **values: Any) -> Markup:
        text = texts.ngettext(one, many, 1 if count == 1 else 2)
        return Markup(text) % _ready({"count": marks_table.mark(count), **values})

    return translate


def _ready(values: dict[str, Any]) -> dict[str, Any]:
    """Markup's own formatting escapes the values; what it cannot see must have been made visible before."""
    return {name: shown(value) for name, value in values.items()}
