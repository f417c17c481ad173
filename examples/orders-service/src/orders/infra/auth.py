import os
from typing import Annotated, Any

import httpx
import jwt
from fastapi import Depends, HTTPException, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from orders.settings import Settings, get_settings

bearer = HTTPBearer()


def current_user(
    credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)],
    settings: Annotated[Settings, Depends(get_settings)],
) -> dict[str, Any]:
    try:
        return jwt.decode(
            credentials.credentials,
            settings.jwt_secret.get_secret_value(),
            algorithms=["HS256"],
            audience=settings.jwt_audience,
            options={"require": ["exp", "sub"]},
        )
    except jwt.InvalidTokenError as error:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "The token is not valid.") from error


async def is_revoked(token_id: str) -> bool:
    """Asks the identity service, if there is one."""
    url = os.environ.get("IDENTITY_URL")
    if not url:
        return False
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{url}/revoked/{token_id}")
    return answer.status_code == 200
