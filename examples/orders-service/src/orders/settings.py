from functools import lru_cache

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """All that the service is told from outside."""

    model_config = SettingsConfigDict(env_prefix="ORDERS_", env_file=".env")

    database_url: str = "postgresql+asyncpg://orders:orders@localhost/orders"
    redis_url: str = "redis://localhost:6379/0"
    jwt_secret: SecretStr = SecretStr("")
    jwt_audience: str = "orders"
    pool_size: int = Field(10, ge=1, le=50)
    max_overflow: int = Field(5, ge=0, le=50)
    allowed_origins: list[str] = ["*"]
    trace_ratio: float = Field(0.1, ge=0, le=1)


@lru_cache
def get_settings() -> Settings:
    return Settings()
