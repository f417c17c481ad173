import structlog
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError

log = structlog.get_logger()


async def database_is_away(request: Request, error: OperationalError) -> JSONResponse:
    log.warning("database is away", path=request.url.path)
    problem = {"type": "about:blank", "title": "Try again later", "status": 503}
    return JSONResponse(problem, status_code=503, media_type="application/problem+json")


async def anything_else(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"error": str(error)}, status_code=500)


def install(app: FastAPI) -> None:
    app.add_exception_handler(OperationalError, database_is_away)
    app.add_exception_handler(Exception, anything_else)
