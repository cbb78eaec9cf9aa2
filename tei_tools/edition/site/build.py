"""Building a site: reading the documents, then writing what is new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from tei_tools import batch
from tei_tools.edition.html import read_asset
from tei_tools.edition.site import search
from tei_tools.edition.site.collection import Collection
from tei_tools.edition.site.documents import Task, render, tasks
from tei_tools.edition.site.feeds import feed, robots, sitemaps
from tei_tools.edition.site.model import Facts, Settings, Source, clean
from tei_tools.edition.site.pages import MISSING, Frame, frame, missing_page, pages
from tei_tools.edition.site.reading import read_facts
from tei_tools.edition.site.records import static_repository
from tei_tools.edition.site.state import (
    FILE,
    State,
    program,
    read_state,
    remove,
    write_if_changed,
    write_state,
)  # fmt: skip
from tei_tools.edition.stylesheets import load
from tei_tools.errors import InputError, SchemaError

_ASSETS = Path(__file__).with_name("assets")

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True)
class Report:
    """What came of a run: how many documents the site has, how many pages of them were made anew,
    how many files it has and how many were removed, what failed, and what the site does without.

    ``done`` counts steps, for those who watch: each document is read, then rendered. The site
    ``is_finished`` if the run was not stopped before its end.
    """

    documents: int = 0
    rendered: int = 0
    files: int = 0
    removed: int = 0
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    done: int = 0
    is_finished: bool = False

    def __str__(self) -> str:
        failed = f", {len(self.failures)} failed" if self.failures else ""
        return f"{self.rendered} rendered{failed}"


def build_site(
    sources: Sequence[Source],
    output: Path,
    settings: Settings,
    make_executor: Callable[[], Executor] | None = None,
    advance: Callable[[Report], None] = lambda report: None,
    stop: Callable[[], bool] = lambda: False,
) -> Report:
    """Build or renew the site of the sources in the folder ``output``.

    A document that fails is in the report, and the site does without it. ``advance`` is called
    after each step. When ``stop()`` says so, what is in work is finished and remembered, and the
    rest is left for another run. Raises SchemaError where the stylesheet or style sheet cannot be
    used, InputError where ``output`` holds what is no site of ours, WriteError where it cannot be
    written to, TeiToolsError where the search cannot be built.
    """
    build = _Build(output, _cleaned(settings), make_executor, advance, stop)
    facts = build.read(sources)
    if stop():
        return build.report
    collection = Collection(facts, settings.order)
    while failed := build.render(collection):  # seldom: what could be read could not be rendered
        facts = [one for one in facts if one.source not in failed]
        collection = Collection(facts, settings.order)
    if not stop():
        build.write_others(collection)
        build.write_search()
        build.finish()
    return build.report


class _Build:
    """One run, step by step: what is known of the last one, and what came of this one."""

    def __init__(
        self,
        output: Path,
        settings: Settings,
        make_executor: Callable[[], Executor] | None,
        advance: Callable[[Report], None],
        stop: Callable[[], bool],
    ) -> None:
        load(settings.stylesheet or "site.xsl")  # one that cannot be used is told once
        self.assets = _assets(settings)
        self.last = _claim(output)
        self.output = output
        self.settings = settings
        self.make_executor = make_executor
        self.advance = advance
        self.stop = stop
        self.program = program(settings)
        self.has_search = settings.search and search.is_available()
        self.frame = Frame(settings)
        self.report = Report()
        self.marks: dict[str, str] = {}
        self.files: set[str] = set()
        self.search = ""

    def read(self, sources: Sequence[Source]) -> list[Facts]:
        """The facts of all documents that can be read."""
        return [outcome.result for outcome in self._run(read_facts, sources) if outcome.result]

    def render(self, collection: Collection) -> set[Source]:
        """Write what is new of the documents; the sources that failed."""
        self.frame = frame(collection, self.settings, self.has_search)
        made_by = repr((self.program, self.frame))
        every = list(tasks(collection))
        marks = {task.path: task.fingerprint(made_by) for task in every}
        self.files = {name for task in every for name in task.files(self.settings)}
        stale = [task for task in every if not self._is_there(task, marks[task.path])]
        for task in stale:
            self.last.documents.pop(task.path, None)
        # So that a run that is interrupted leaves nothing that the next one does not know.
        self.last.files |= self.files
        write_state(self.output, self.last)
        failed = set()
        for outcome in self._run(partial(render, self.frame, self.output), stale):
            if outcome.error:
                failed.add(outcome.item.facts.source)
            else:
                self.report.rendered += 1
                self.last.documents[outcome.item.path] = marks[outcome.item.path]
        if self.stop():
            write_state(self.output, self.last)
            return set()
        self.marks = marks
        return failed

    def write_others(self, collection: Collection) -> None:
        """Write all but the documents; what has not changed stays untouched."""
        if lists := [str(one.source) for one in collection.lists]:
            more = f", as are {len(lists) - 1} more" if len(lists) > 1 else ""
            self.report.notes.append(f"{lists[0]}: is a list of the collection, no document{more}")
        settings, paths = self.settings, {document.path for document in collection.documents}
        for path, data in pages(collection, self.frame):
            self._write(f"{path}.html", data)
            paths.add(path)
        self._write(f"{MISSING}.html", missing_page(self.frame))
        for name, data in self.assets.items():
            self._write(f"assets/{name}", data)
        self._write("robots.txt", robots(settings))
        maps = sitemaps(paths, settings)
        for name, data in maps.items():
            self._write(name, data)
        if not maps:
            self.report.notes.append("sitemap.xml is left out; it needs --base-url")
        for name, made, wanted in (
            ("feed.xml", feed(collection.documents, settings), "--date"),
            ("oai.xml", static_repository(collection.documents, settings),
             "--base-url, --email and --date"),
        ):  # fmt: skip
            if made is None:
                self.report.notes.append(f"{name} is left out; it needs {wanted}")
            else:
                self._write(name, made)

    def write_search(self) -> None:
        """Index the documents anew if one of them has changed."""
        if not self.has_search:
            if self.settings.search:
                self.report.notes.append(f"the search is left out; it needs: {search.INSTALL}")
            return
        mark = hashlib.sha256(repr(sorted(self.marks.items())).encode()).hexdigest()
        if self.last.search != mark or not (self.output / search.FOLDER).is_dir():
            search.write_index(self.output, self.settings.language)
        self.search = mark

    def finish(self) -> None:
        """Remove what the site no longer has, and remember the rest."""
        if not self.search:
            search.remove_index(self.output)
        self.report.removed = remove(self.output, self.last.files - self.files)
        write_state(self.output, State(self.marks, self.search, self.files))
        self.report.documents, self.report.files = len(self.marks), len(self.files)
        self.report.is_finished = True

    def _run(self, job: Callable[[T], R], items: Sequence[T]) -> Iterator[batch.Outcome[T, R]]:
        for outcome in batch.run(job, items, self.make_executor, ahead=64, stop=self.stop):
            if outcome.error:
                self.report.failures.append(outcome.error)
            self.report.done += 1
            self.advance(self.report)
            yield outcome

    def _is_there(self, task: Task, mark: str) -> bool:
        return self.last.documents.get(task.path) == mark and all(
            (self.output / name).is_file() for name in task.files(self.settings)
        )

    def _write(self, name: str, data: bytes) -> None:
        write_if_changed(self.output / name, data)
        self.files.add(name)


def _claim(output: Path) -> State:
    """The state of the site in a folder that is ours, new or empty."""
    if output.is_dir() and any(output.iterdir()) and not (output / FILE).is_file():
        raise InputError(
            f"{output}: holds files, but no site that tei-tools made; choose a new or an empty "
            "folder, so that nothing of yours is overwritten"
        )
    return read_state(output)


def _cleaned(settings: Settings) -> Settings:
    """The settings, with words that XML and HTML can hold."""
    return replace(
        settings,
        title=clean(settings.title),
        publisher=clean(settings.publisher),
        description=clean(settings.description),
        email=clean(settings.email),
        language=clean(settings.language),
    )


def _assets(settings: Settings) -> dict[str, bytes]:
    """The style sheets and the scripts of the site."""
    assets = {name: read_asset(name).encode() for name in ("edition.css", "edition.js")}
    assets |= {path.name: path.read_bytes() for path in sorted(_ASSETS.iterdir())}
    if settings.css:
        try:
            assets["house.css"] = settings.css.read_bytes()
        except OSError as error:
            raise SchemaError(f"{settings.css}: cannot be read ({error.strerror})") from None
    return assets
