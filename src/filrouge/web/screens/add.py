"""*Ajouter*: files dropped or chosen, read and compared while the page says how far it is."""

from __future__ import annotations

from datetime import date

from starlette.responses import JSONResponse, Response

from filrouge.dossier import Work
from filrouge.read.options import ReadOptions
from filrouge.store import versions
from filrouge.web.adding import ENDINGS, LARGEST_UPLOAD, Job
from filrouge.web.reviewing import again, unsigned
from filrouge.web.visit import Visit


def show(visit: Visit) -> Response:
    """The form to add files with, and whether anything waits."""
    return visit.page("add.html.j2", endings=ENDINGS, most=LARGEST_UPLOAD // 1_000_000, stale=visit.desk.jobs.stale)


def send(visit: Visit) -> Response:
    """Begin to add the files sent."""
    refused = unsigned(visit)
    if refused is not None:
        return refused
    if not visit.dossier.database.writable:
        return again(visit, 503, "desk.readonly")
    if not visit.form.uploads and not visit.form.get("update"):
        return again(visit, 422, "add.none")
    if visit.desk.jobs.full:
        return again(visit, 503, "add.full")
    said = visit.form.get("published", "").strip()
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError:
        return again(visit, 422, "desk.bad_value")
    newest = versions.newest(visit.dossier.database)
    work = Work(visit.desk.setting.now(), visit.author)
    since = 0 if newest is None else newest.number
    job = visit.desk.jobs.start(visit.form.uploads, work, ReadOptions(published_default=day), since)
    return visit.to(f"/add/{job.key}")


def progress(visit: Visit) -> Response:
    """How far an addition is, and in the end what it brought."""
    job = visit.desk.jobs.get(visit.named)
    if job is None:
        return visit.missing()
    return visit.page("adding.html.j2", job=job, **_told(visit, job), **_brought(visit, job))


def state(visit: Visit) -> Response:
    """The same in a few values, for the page that waits."""
    job = visit.desk.jobs.get(visit.named)
    return JSONResponse({}, 404) if job is None else JSONResponse(_told(visit, job))


def _told(visit: Visit, job: Job) -> dict[str, object]:
    share = job.done / job.total if job.total else 0.0
    return {"over": job.over, "stage": visit.words(f"progress.{job.stage}"), "share": round(share, 3)}


def _brought(visit: Visit, job: Job) -> dict[str, object]:
    """What has changed through the addition."""
    added = job.added
    if added is None:
        return {"changes": None, "rejected": []}
    told = [(r.path, visit.words.reason(r.reason)) for r in added.rejected]
    return {"changes": visit.dossier.changes(job.since) if added.news else None, "rejected": told}
