from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from redis.asyncio import Redis

from orders.settings import get_settings


@asynccontextmanager
async def redis_lifespan(app: FastAPI) -> AsyncIterator[None]:
    client = Redis.from_url(get_settings().redis_url, max_connections=20, decode_responses=True)
    app.state.redis = client
    yield
    await client.aclose()
