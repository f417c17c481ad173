from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import entry_points

import uvicorn
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from orders.api import errors, routes
from orders.infra import telemetry
from orders.settings import get_settings


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Enters what the entry points contribute, and leaves it in reverse order."""
    async with AsyncExitStack() as stack:
        for hook in sorted(entry_points(group="orders.lifespan"), key=lambda one: one.name):
            await stack.enter_async_context(hook.load()(app))
        yield


def create_app() -> FastAPI:
    app = FastAPI(title="Orders", lifespan=lifespan)
    telemetry.install(app)
    errors.install(app)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=get_settings().allowed_origins,
        allow_credentials=True,
        allow_methods=["*"],
    )
    app.include_router(routes.router)
    return app


app = create_app()


@app.on_event("shutdown")
async def flush_traces() -> None:
    app.state.tracer_provider.shutdown()


def run() -> None:
    uvicorn.run(app, host="0.0.0.0", port=8000)
