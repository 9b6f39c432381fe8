"""Ask one address whether its page is there: for its head alone, or where that is refused, for the page."""

from __future__ import annotations

import errno
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as TooSlowError

from octavo.outside.answer import Answer, Fate
from octavo.outside.turns import Turns

__all__ = ["Question"]

#: How many times an address may point to another before nobody follows it.
REDIRECTS = 5
#: A page that has moved for good, and one that stands elsewhere for now (RFC 9110, section 15.4).
FOR_GOOD, FOR_NOW = {301, 308}, {302, 303, 307}
#: What says that there is no such page; all else above 399 may be said to us alone, or today alone.
GONE = {404, 410}
REFUSED, FAILED, TOO_MANY = 400, 500, 429
#: What a machine without a network says of any host.
NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH}
UNKNOWN_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


@dataclass(frozen=True, slots=True)
class Question:
    """Hold what is needed to ask: connections, the turns of hosts, and whether private ones may be asked.

    A book may come from anyone, and must not make its builder's machine ask what stands behind a firewall.
    """

    pool: urllib3.PoolManager
    turns: Turns
    local: bool = False

    def ask(self, url: str) -> Answer:
        """Give what became of an address, pointers to others followed; never raises for what a host does."""
        new, for_good = "", True
        for _ in range(REDIRECTS + 1):
            answered = self._answered(url)
            if isinstance(answered, Answer):
                return answered
            status, pointer = answered
            if status not in FOR_GOOD | FOR_NOW:
                return _judged(status, new)
            url = _onward(url, pointer)
            for_good = for_good and status in FOR_GOOD
            new = url if for_good else new
        return Answer(Fate.UNASKED, f"it points on to more than {REDIRECTS} other addresses", status=status)

    def _answered(self, url: str) -> Answer | tuple[int, str]:
        """Give the status and where it points to, or an answer where there is none."""
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        except (UnicodeError, ValueError):
            return Answer(Fate.UNASKED, "it leads on to what is no address")
        if parts.scheme not in {"http", "https"} or not host:
            return Answer(Fate.UNASKED, "it leads on to what is no page on the web")
        name = f"[{host}]" if ":" in host else host
        plain = parts._replace(netloc=name if port is None else f"{name}:{port}").geturl()
        with self.turns.turn(host):
            return _unknown(host, local=self.local) or self._spoken(plain)

    def _spoken(self, url: str) -> Answer | tuple[int, str]:
        try:
            status, pointer = self._once("HEAD", url)
            if status >= REFUSED and status != TOO_MANY:
                status, pointer = self._once("GET", url)
        except NewConnectionError as error:
            return _no_connection(error.__cause__)
        except TooSlowError:
            return Answer(Fate.UNASKED, "it did not answer in time")
        except SSLError as error:
            return Answer(Fate.UNASKED, f"its certificate is not trusted here ({error.__cause__ or error})")
        except (HTTPError, OSError) as error:
            return Answer(Fate.UNASKED, f"it broke off ({type(error).__name__})")
        return status, pointer

    def _once(self, method: str, url: str) -> tuple[int, str]:
        response = self.pool.request(method, url, redirect=False, preload_content=False)
        try:
            return response.status, response.headers.get("location", "")
        finally:
            response.close()


def _onward(url: str, pointer: str) -> str:
    """Give where a pointer leads; one that is no address is judged when it is asked for."""
    try:
        return urldefrag(urljoin(url, pointer)).url
    except ValueError:
        return pointer


def _judged(status: int, new: str) -> Answer:
    if status in GONE:
        return Answer(Fate.GONE, f"the answer is {status}: there is no such page", status=status)
    if status >= FAILED:
        return Answer(Fate.UNASKED, f"its server failed with {status}", status=status)
    if status >= REFUSED:
        return Answer(Fate.UNASKED, f"its server refused the question with {status}", status=status)
    return Answer(Fate.MOVED if new else Fate.THERE, new=new, status=status)


def _unknown(host: str, *, local: bool) -> Answer | None:
    """Look a host up; give an answer where it has no place, or one that is nobody's business."""
    try:
        places = {str(found[4][0]) for found in socket.getaddrinfo(host, None, 0, socket.SOCK_STREAM)}
    except socket.gaierror as error:
        if error.errno in UNKNOWN_HOST:
            return Answer(Fate.GONE, f"nobody knows a host of the name {host}")
        return Answer(Fate.OFFLINE, f"the name {host} cannot be looked up")
    except (OSError, UnicodeError):
        return Answer(Fate.UNASKED, f"the name {host} cannot be looked up")
    if local or all(ipaddress.ip_address(place.partition("%")[0]).is_global for place in places):
        return None
    return Answer(Fate.PRIVATE, "it leads to this machine or into a private network")


def _no_connection(cause: BaseException | None) -> Answer:
    if isinstance(cause, OSError) and cause.errno in NO_NETWORK:
        return Answer(Fate.OFFLINE, "no network leads there")
    return Answer(Fate.GONE, "nothing answers there")
