"""Takes orders and ships them."""

__all__ = ["__version__"]

__version__ = "0.3.0"
