import os

from taskiq import TaskiqEvents, TaskiqState
from taskiq_redis import ListQueueBroker, RedisAsyncResultBackend

from orders.infra.database import reporting_engine

REDIS_URL = os.getenv("ORDERS_REDIS_URL", "redis://localhost:6379/0")

broker = ListQueueBroker(REDIS_URL).with_result_backend(RedisAsyncResultBackend(REDIS_URL))


@broker.on_event(TaskiqEvents.WORKER_STARTUP)
async def startup(state: TaskiqState) -> None:
    state.engine = reporting_engine()
