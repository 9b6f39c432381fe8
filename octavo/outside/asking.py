"""Ask for every address of a book, several hosts at once, and say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

import urllib3

from octavo import __version__
from octavo.book import Book
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.outside.addresses import Address, addresses
from octavo.outside.answer import Answer, Fate, recall, remember
from octavo.outside.question import TOO_MANY, Question
from octavo.outside.told import offline, told
from octavo.outside.turns import Turns

__all__ = ["Manner", "ask_links"]

#: What says who asks, so that a host may choose not to answer.
AGENT = {"User-Agent": f"octavo/{__version__}", "Accept": "*/*"}


@dataclass(frozen=True, slots=True)
class Manner:
    """Say how to ask: seconds between two questions to a host and until one is given up, hosts at once.

    Answers are kept for `age`. `local` lets hosts of this machine and of private networks be asked.
    """

    pause: float = 1.0
    seconds: float = 15.0
    hosts: int = 8
    age: timedelta = timedelta(days=7)
    local: bool = False


def ask_links(
    book: Book, cache: Cache, now: datetime, step: Callable[[str], None], manner: Manner | None = None
) -> tuple[Finding, ...]:
    """Ask the web for each page that a book links to, once, and give what is gone, has moved or was not told.

    Nothing found here is an error. `step` is told each address that was asked, from several threads. On a
    machine without a network there is one finding, whatever the number of links.
    """
    manner = manner or Manner()
    listed = addresses(book)
    kept = {each.url: recall(cache, each.url, now, manner.age) for each in listed}
    fresh = _asked([each for each in listed if kept[each.url] is None], step, manner)
    for url, answer in fresh.items():
        remember(cache, url, answer, now)
    if _is_offline(fresh.values(), {each.host for each in listed if each.url in fresh}):
        return (offline(len(fresh)),)
    answers = {**kept, **fresh}
    spoken = ((each, answers[each.url]) for each in listed)
    return tuple(found for each, answer in spoken if answer and (found := told(each, answer)))


def _asked(listed: list[Address], step: Callable[[str], None], manner: Manner) -> dict[str, Answer]:
    hosts: dict[str, list[Address]] = {}
    for address in listed:
        hosts.setdefault(address.host, []).append(address)
    stopped = Event()
    limit = urllib3.Timeout(connect=manner.seconds, read=manner.seconds)
    with (
        urllib3.PoolManager(headers=AGENT, timeout=limit, retries=False, maxsize=1) as pool,
        ThreadPoolExecutor(manner.hosts) as threads,
    ):
        question = Question(pool, Turns(manner.pause), manner.local)

        def visit(group: list[Address]) -> Mapping[str, Answer]:
            return _visited(group, question, step, stopped)

        try:
            return {
                url: answer
                for visited in threads.map(visit, hosts.values())
                for url, answer in visited.items()
            }
        finally:
            stopped.set()


def _visited(
    group: list[Address], question: Question, step: Callable[[str], None], stopped: Event
) -> Mapping[str, Answer]:
    """Ask one host for its pages; when it has had enough, it is left alone."""
    answers: dict[str, Answer] = {}
    last = Answer(Fate.UNASKED)
    for address in group:
        if stopped.is_set():
            break
        if last.status != TOO_MANY:
            last = question.ask(address.url)
        answers[address.url] = last
        step(address.url)
    return answers


def _is_offline(answers: Iterable[Answer], hosts: set[str]) -> bool:
    """Say whether the fault is on our side: no server was heard, and it is not that of one host."""
    fresh = [answer for answer in answers if answer.fate is not Fate.PRIVATE]
    unheard = bool(fresh) and not any(answer.status for answer in fresh)
    return unheard and (len(hosts) > 1 or any(answer.fate is Fate.OFFLINE for answer in fresh))
