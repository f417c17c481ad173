import uvicorn
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    workers: int = 3


settings = Settings()


def main():
    print("starting")
    # As many processes as the settings say.
    uvicorn.run("shop.api:app", host="0.0.0.0", workers=settings.workers)


if __name__ == "__main__":
    main()
