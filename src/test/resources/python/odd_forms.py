from __future__ import annotations
import os, a.b as ab
from ..x import (y,  # why
    z as zz)
from . import w
from q import *
print("x")
await_me = [f(g(1)) for x in h()]
@app.get("/")
async def handler(p=Depends(db)): return await self.client.get(url)(2)
match command():
    case Point(x=0): draw()
f"{fmt(x)}"
f(1, *args, key="v", **options)
f(  # a comment is no argument
    a.b,
)
sum(x for x in y)
g(h(1), lambda a=2: a, w := 3, not x, x if y else z, print=1)
f(*(1, 2))
@dataclass(frozen=True)
@a.register
class A(B[int], c.D, make(), *more, metaclass=M, **options):
    """What it is."""
class Empty: pass
class Box[T: int](Generic[T]):
    x = "no docstring"
class Settings(Base):
    """Docs."""
    url: str
    size: int = Field(5, ge=1)
    name = "x"
    a = b = 1
    x, y = 1, 2
    self.z = 1
    size += 1
    class Config:
        env_prefix = "APP_"
    def method(self):
        local: int = 3
loose: int = 1
@router.get("/x")
@inject
async def read(a, /, b: int, c=1, *args: int, d: str = "x", **kw: Any) -> dict[str, int]:
    """Reads."""
def keyword_only(*, k): ...
def generic[T: (int, str)](x: T, *xs: *Ts) -> T: "doc"; return x
class A:
    @property
    def p(self): return lambda q: q
async def read(a, /, b: int, c=lambda z=0: z, *args: int, d: str = "x", **kw: Any): ...
def other(*, k, **rest): ...
def plain(*args): ...
call(lambda x: x)
@app.get("/x", tags=["a"])
@plain
@a.b.c
async def f(): ...
@dataclass()
class A:
    @registry["x"].register
    def m(self): ...
x = 1
y: int = 2
z: str
a = b = c()
self.client = s["k"] = None
p, (q, *r), o.attr = pair
*head, tail = xs
n += 1
if (m := f()): pass
d["a"]["b"] = 1
for i in xs: pass
a.b.c(x.y)
del s.t
f().g
import no.attribute
scope["type"]
os.environ["A", "B"] = x[1:2]
f()[0]
x: list[int] = y
a == b.c
1 < x <= f(2)
x is not None and y not in z
a <> b
f"{x!r:>{width}} and {y + 1=}"
"plain" f"{z}"
f"no braces"
rf'{a["b"]} {{literal}}'
log(f"{f'{inner}'}")
try: f()
except ValueError: pass
except (a.B, C) as e:
    log(e)
    raise
except* D as group: g()
except E, F: pass
except errors(): pass
except (G): pass
except (*ALL, H): pass
except: ...
raise
raise ValueError
raise app.Error("x", 1) from cause
raise x from None
def f():
    return
    return 1
    return a, b
    return await g()
    return (yield)
def f():
    yield
    x = yield 1
    yield a, b
    yield from g()
    await h((yield))
"""Module."""
x = "a" 'b'
def f(y=r"c"):
    """Function."""
    return {"d": b"e"}
"f", "g"
with open("a") as f, lock: pass
async with pool.connect() as (a, b), await make() as p: pass
with (open("a") as f, self.lock,): pass
with (yield x): pass
with (open("b")): pass
for x in xs: pass
async def f():
    async for a, b in g(1): pass
    while True: pass
    while (n := f()) > 1: break
    [x for x in y]
for x in 1, 2: pass
def f():
    global A, B
    nonlocal c
__all__ = ["a", "b"]
__all__: list[str] = []
__all__ += ("c",) + d.__all__
__all__ = ["e"] + other.__all__ + ["f"]
__all__.extend(["g", x])
__all__.append("h")
__all__ = "i", "j"
__all__ = other.__all__
all = ["k"]
__all__.sort()
