from fastapi.testclient import TestClient

from orders.main import create_app


def test_orders_need_a_token():
    with TestClient(create_app()) as client:
        assert client.get("/orders/").status_code == 403
