import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from orders.infra.auth import current_user
from orders.infra.database import get_session
from orders.models import Order
from orders.tasks import ship

router = APIRouter(prefix="/orders")
Session = Annotated[AsyncSession, Depends(get_session)]
User = Annotated[dict[str, Any], Depends(current_user)]


class NewOrder(BaseModel):
    article: str


@router.get("/")
async def list_orders(session: Session, user: User) -> list[str]:
    orders = await session.scalars(select(Order).where(Order.tenant == user["sub"]))
    return [order.article for order in orders]


@router.get("/search")
async def search_orders(session: Session, user: User, article: str) -> list[int]:
    rows = await session.execute(text(f"SELECT id FROM orders WHERE article LIKE '%{article}%'"))
    return [row.id for row in rows]


@router.post("/", status_code=201)
async def place_order(order: NewOrder, session: Session, user: User) -> dict[str, int]:
    row = Order(tenant=user["sub"], article=order.article)
    session.add(row)
    await session.commit()
    await ship.kiq(row.id)
    return {"id": row.id}


@router.get("/health", include_in_schema=False)
async def health(request: Request, session: Session) -> dict[str, str]:
    await session.execute(text("SELECT 1"))
    await request.app.state.redis.ping()
    return {"status": "ok"}


@router.post("/{order_id}/resend")
async def resend(order_id: int) -> None:
    time.sleep(1)
    await ship.kiq(order_id)
