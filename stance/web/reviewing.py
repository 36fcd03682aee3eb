"""Writing from a page: whoever opened the address with the token that was printed at the start may review; everybody else reads."""

import hmac
from typing import TYPE_CHECKING, TypeVar

from stance import review, store
from stance.config import Home
from stance.errors import StanceError, UsageError
from stance.formats.shapes import day
from stance.records import Decision, Kind, Label, Telling
from stance.retrieve import Record
from stance.web.answers import Args, Missing

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

T = TypeVar("T", Decision, Kind, Label)
COOKIE = "stance_token"
_SALT = "stance-write"


class Forbidden(StanceError):
    """A write by somebody who may only read."""


def opened(given: str | None, token: str | None) -> bool:
    """Is this the token that was printed?"""
    return token is not None and given is not None and hmac.compare_digest(given.encode(), token.encode())


def cookie(datasette: "Datasette", token: str) -> str:
    """What a browser keeps of the token; worth nothing after the next start."""
    return str(datasette.sign(token, _SALT))


def may_write(datasette: "Datasette", request: "Request", token: str | None) -> bool:
    """Did this browser open the address with the token?"""
    from itsdangerous import BadSignature

    try:
        return opened(str(datasette.unsign(request.cookies.get(COOKIE, ""), _SALT)), token)
    except BadSignature:
        return False


def write(record: Record, home: Home, args: Args) -> Telling:
    """Review a statement as a form says; what was left as it stands in the form is left alone. Raises UsageError."""
    found = store.telling(record.db, args.text("statement") or "")
    if found is None:
        raise Missing(f"no statement has the id {args.text('statement')!r}")
    db = store.open_store(home)
    try:
        return review.review(db, record.base, _request(found, args))
    finally:
        db.close()


def _request(found: Telling, args: Args) -> review.ReviewRequest:
    """What the form changes of a statement."""
    s = found.statement
    now = {"speaker": s.speaker, "role": s.role, "actor": None if found.actor is None else found.actor.name, "said_on": day(s.said_on)}
    texts = {name: args.text(name) or "" for name in now if name in args.query}
    changed = {name: value for name, value in texts.items() if value != (now[name] or "")}
    by, kind = args.text("by"), _one(Kind, args.text("kind"))
    if by is None:
        raise UsageError("say who you are: a review carries a name")
    return review.ReviewRequest(
        statement=s.id,
        by=by,
        decision=_one(Decision, args.text("decision")),
        kind=None if kind is s.kind else kind,
        stance=_one(Label, args.text("stance")),
        topic=args.text("topic"),
        note=args.text("note"),
        **changed,
    )


def _one(values: type[T], given: str | None) -> T | None:
    """A value of an enumeration, or a UsageError with those that there are."""
    if given is not None and given not in list(values):
        raise UsageError(f"{given!r} is not one of {', '.join(values)}")
    return None if given is None else values(given)
