"""Requests and responses: which page answers an address, as HTML or as JSON."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, unquote

from datasette.utils.asgi import Response

from stance import store
from stance.errors import StanceError, UsageError
from stance.formats.json import dumps
from stance.records import Telling
from stance.retrieve import Record
from stance.web import answers, policy, rendering, reviewing
from stance.web.answers import Args, Missing, Page
from stance.web.keeping import Kept
from stance.web.keeping import kept as kept_for
from stance.web.rendering import Site

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

View = Callable[..., Awaitable[Response]]
JSON = r"(?P<json>\.json)?$"
PAGES: dict[str, Callable[[Record, Args], Page]] = {
    r"^/$": answers.front,
    rf"^/ask{JSON}": answers.front,
    rf"^/actor/(?P<key>[^/]+?){JSON}": answers.actor_page,
    rf"^/topic{JSON}": answers.topic_page,
    rf"^/compare{JSON}": answers.comparison,
    rf"^/shifts{JSON}": answers.shift_page,
    rf"^/article/(?P<key>[^/]+?){JSON}": answers.article_page,
    r"^/-/stance/complete(?P<json>\.json)$": answers.complete,
}
STATUS = {UsageError: 400, Missing: 404, reviewing.Forbidden: 403}


def routes() -> list[tuple[str, View]]:
    """Every address of ours with what answers it."""
    own: list[tuple[str, View]] = [(r"^/statement/(?P<key>[^/]+?)$", statement), (r"^/review$", review), (r"^/-/stance/(?P<key>[a-z.]+)$", asset)]
    return [*((regex, _page(build)) for regex, build in PAGES.items()), *own]


def _page(build: Callable[[Record, Args], Page]) -> View:
    """The view that answers with a page, or says in one line what is wrong with the question."""

    async def view(request: "Request", datasette: "Datasette") -> Response:
        here, args = kept(datasette), _args(request)
        as_json = bool(request.url_vars.get("json"))
        if not as_json and reviewing.opened(args.text("token"), here.token):
            return _with_token(datasette, here)
        try:
            page = await here.desk.ask(lambda record: build(record, args))
        except StanceError as error:
            return _failed(datasette, request, error, as_json=as_json)
        return _json(page.shape) if as_json else _html(datasette, request, page)

    return view


async def statement(request: "Request", datasette: "Datasette") -> Response:
    """The permanent address of a statement leads to its place in its article."""
    key = _args(request).key
    try:
        found = await kept(datasette).desk.ask(lambda record: store.telling(record.db, key))
        if found is None:
            raise Missing(f"no statement has the id {key!r}")
    except StanceError as error:
        return _failed(datasette, request, error, as_json=False)
    return Response.redirect(_place(datasette, found))


async def review(request: "Request", datasette: "Datasette") -> Response:
    """Take a review from a form and lead back to the statement."""
    here = kept(datasette)
    try:
        if request.method != "POST":
            raise UsageError("a review is sent from the form on an article's page")
        args = _form(await request.post_body())
        if here.token is None:
            raise reviewing.Forbidden("this record is served for reading; start `stance serve --write` to review")
        if not reviewing.may_write(datasette, request, here.token) or not reviewing.opened(args.text("token"), here.token):
            raise reviewing.Forbidden("open the address that `stance serve --write` printed at its start, then review")
        done = await here.desk.ask(lambda record: reviewing.write(record, here.desk.place.home, args))
    except (StanceError, ValueError) as error:
        return _failed(
            datasette, request, error if isinstance(error, StanceError) else UsageError(f"the form cannot be read: {error}"), as_json=False
        )
    return Response.redirect(datasette.urls.path(f"/article/{quote(done.article.id)}#s-{quote(done.statement.id)}"), status=303)


async def asset(request: "Request") -> Response:
    """A stylesheet or the script; its address changes with its content, so it may be kept for good."""
    kind = rendering.ASSETS.get(name := _args(request).key)
    if kind is None:
        return Response.text("no such file\n", status=404)
    return Response(rendering.asset(name), content_type=f"{kind}; charset=utf-8", headers={"cache-control": "max-age=31536000, immutable"})


def kept(datasette: "Datasette") -> Kept:
    """What is kept for a Datasette that has our addresses."""
    found = kept_for(datasette)
    assert found is not None
    return found


def _args(request: "Request") -> Args:
    """Key and query of a request."""
    query = {name: request.args.getlist(name) for name in request.args.keys()}  # noqa: SIM118 - MultiParams is no Mapping
    return Args(unquote(request.url_vars.get("key") or ""), query)


def _form(body: bytes) -> Args:
    """The fields of a form; UsageError for a body that is none."""
    try:
        return Args("", parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50))
    except ValueError as error:
        raise UsageError(f"the form cannot be read ({error})") from error


def _place(datasette: "Datasette", telling: Telling) -> str:
    """The address of a statement in its article."""
    return str(datasette.urls.path(f"/article/{quote(telling.article.id)}#s-{quote(telling.statement.id)}"))


def _with_token(datasette: "Datasette", here: Kept) -> Response:
    """The start page, with what lets this browser review from now on."""
    answer = Response.redirect(datasette.urls.path("/"))
    answer.set_cookie(reviewing.COOKIE, reviewing.cookie(datasette, here.token or ""), httponly=True, samesite="strict")
    return answer


def _html(datasette: "Datasette", request: "Request", page: Page, *, status: int = 200) -> Response:
    """A page in HTML under a policy that runs nothing but its own script."""
    here = kept(datasette)
    writes = reviewing.may_write(datasette, request, here.token)
    site = Site(datasette.urls.path, here.database, here.token if writes else None, _csrf(request) if writes else "")
    body = rendering.render(site, page, _args(request), rendering.twin(request.path, request.query_string))
    return Response.html(body, status=status, headers={"content-security-policy": policy.OWN, **policy.HEADERS})


def _csrf(request: "Request") -> str:
    """The token that Datasette asks of forms; newer versions look at the request's origin instead and have none."""
    make = request.scope.get("csrftoken")
    return str(make()) if callable(make) else ""


def _json(shape: Any, *, status: int = 200) -> Response:
    """The JSON twin."""
    return Response(dumps(shape) + "\n", status=status, content_type="application/json; charset=utf-8")


def _failed(datasette: "Datasette", request: "Request", error: StanceError, *, as_json: bool) -> Response:
    """What is wrong, in one line."""
    status = STATUS.get(type(error), 500)
    if as_json:
        return _json({"error": str(error)}, status=status)
    return _html(datasette, request, Page("failed.html", "Not answered", {"error": str(error)}, None), status=status)
