"""The small site of one-time links: a process of its own, on the local network only.

GET /v/TOKEN  one button      POST /v/TOKEN  claims it, once      GET /files...  with the claim
                         POST /everything  with the claim and the member's PIN
"""

import time
from collections.abc import Callable
from datetime import datetime
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.store.export import WRITERS, formats_of
from kiosk.store.export.member_document import write_member_document
from kiosk.store.links import LIFE
from kiosk.store.tries import MustWait
from kiosk.takehome import pages
from kiosk.takehome.card import card
from kiosk.takehome.limit import Limit
from kiosk.words.catalogue import SOURCE_LANGUAGE, languages, load

COOKIE = "claim"
REQUESTS, REQUESTS_WINDOW_S = 60, 60.0
"""Of one address, right or wrong: a phone that takes everything twice stays far below."""
SAFE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "Referrer-Policy": "no-referrer",  # a token in an address must not travel on
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

FORM_BYTES = 200
"""A PIN with its name; whoever sends more is not heard out."""


def site(archive: Archive, now_s: Callable[[], float] = time.monotonic) -> Starlette:
    """The application for one kiosk's database."""
    desk = _Desk(archive, now_s)
    app = Starlette(
        routes=[
            Route("/v/{token}", desk.offer, methods=["GET"]),
            Route("/v/{token}", desk.claim, methods=["POST"]),
            Route("/files", desk.files, methods=["GET"]),
            Route("/files/{kind}", desk.file, methods=["GET"]),
            Route("/everything", desk.everything, methods=["POST"]),
        ]
    )
    app.router.redirect_slashes = False  # it would lead to whatever host the request names
    return app


class _Desk:
    def __init__(self, archive: Archive, now_s: Callable[[], float]) -> None:
        self._archive = archive
        self._limit, self._traffic = Limit(now_s), Limit(now_s, REQUESTS, REQUESTS_WINDOW_S)

    def offer(self, request: Request) -> Response:
        return self._refused(request) or (
            _html(pages.offer_page(*_tongue(request)))
            if self._archive.link_is_open(request.path_params["token"])
            else self._wrong(request)
        )

    def claim(self, request: Request) -> Response:
        if refused := self._refused(request):
            return refused
        secret = self._archive.claim_link(request.path_params["token"])
        if secret is None:
            return self._wrong(request)
        answer = RedirectResponse("/files", status_code=303, headers=SAFE)
        age_s = int(LIFE.total_seconds())
        answer.set_cookie(COOKIE, secret, max_age=age_s, httponly=True, samesite="strict")
        return answer

    def files(self, request: Request) -> Response:
        if refused := self._refused(request):
            return refused
        secret = request.cookies.get(COOKIE, "")
        visit = self._archive.claimed_visit(secret)
        if visit is None:
            return self._wrong(request)
        member = self._archive.claimed_nickname(secret) is not None
        kinds = [*formats_of(visit), "card"]
        return _html(pages.files_page(*_tongue(request), kinds, member))

    def file(self, request: Request) -> Response:
        if refused := self._refused(request):
            return refused
        visit = self._archive.claimed_visit(request.cookies.get(COOKIE, ""))
        kind = request.path_params["kind"]
        if visit is None or kind not in [*formats_of(visit), "card"]:
            return self._wrong(request)
        day = datetime.fromisoformat(visit.started_at).astimezone()
        end, content = _file(visit, kind, request)
        return _attached(f"run_{day:%Y-%m-%d}{end}", content)

    async def everything(self, request: Request) -> Response:
        """All that is kept of a member, to their own phone and for their PIN."""
        pin = await _pin(request)
        return await run_in_threadpool(self._everything, request, pin)

    def _everything(self, request: Request, pin: str) -> Response:
        if refused := self._refused(request):
            return refused
        try:
            document = self._archive.everything_claimed(request.cookies.get(COOKIE, ""), pin)
        except MustWait:
            return _html(pages.page(pages.WAIT, *_tongue(request)), 429)
        if document is None:
            self._limit.fault(_address(request))
            return _html(pages.page(pages.WRONG_PIN, *_tongue(request)), 403)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "member"
            write_member_document(document, path)
            return _attached("everything.json", path.read_bytes())

    def _refused(self, request: Request) -> Response | None:
        """What is said before anything is looked up."""
        address = _address(request)
        if not _is_local(address):
            return _html(pages.page(pages.ELSEWHERE, *_tongue(request)), 403)
        busy = self._traffic.reached(address)
        self._traffic.fault(address)
        if busy or self._limit.reached(address):
            return _html(pages.page(pages.WAIT, *_tongue(request)), 429)
        return None

    def _wrong(self, request: Request) -> Response:
        """The same answer whether it never existed, was used, or is over."""
        self._limit.fault(_address(request))
        return _html(pages.page(pages.GONE, *_tongue(request)), 410)


def _file(visit: VisitRecord, kind: str, request: Request) -> tuple[str, bytes]:
    """The end of its name, and what is in it."""
    if kind == "card":
        say, _ = _tongue(request)
        return ".png", card(visit, say)
    end, write = WRITERS[kind]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "visit"
        write(visit, path)
        return end, path.read_bytes()


def _attached(name: str, content: bytes) -> Response:
    headers = SAFE | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/octet-stream", headers=headers)


async def _pin(request: Request) -> str:
    """What was typed into the form; nothing where the phone says more than a form does."""
    said = b""
    async for part in request.stream():
        said += part
        if len(said) > FORM_BYTES:
            return ""
    return parse_qs(said.decode("ascii", "replace")).get("pin", [""])[0]


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _is_local(address: str) -> bool:
    try:
        asking = ip_address(address)
    except ValueError:
        return False
    behind = asking.ipv4_mapped if isinstance(asking, IPv6Address) else None
    return (behind or asking).is_private  # some Pythons call every mapped address private


def _tongue(request: Request) -> tuple[pages.Translate, str]:
    """The first language of the phone that there are words in."""
    for asked in request.headers.get("accept-language", "").split(","):
        language = asked.split(";")[0].strip()[:2].lower()
        if language in languages():
            return load(language).gettext, language
    return load(SOURCE_LANGUAGE).gettext, SOURCE_LANGUAGE


def _html(text: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(text, status_code=status, headers=SAFE)
