package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What each `facts/*.scm` captures: the first line of a match, then its captures.
class FactQueriesTest {

    @Test
    void every_query_is_tried_here() throws IOException {
        String tests = Files.readString(Path.of("src/test/java/dev/assay/extract/FactQueriesTest.java"));
        for (String kind : Seen.SHIPPED.kinds()) assertTrue(tests.contains("Seen.of(\"" + kind + "\""), kind);
    }

    @Test
    void tree_sitter_finds_no_pattern_that_cannot_match() throws IOException {
        assertEquals(List.of(), Queries.mistakes(List.of(Path.of("facts")), Seen.PROPERTIES));
    }

    @Test
    void every_query_says_at_its_top_what_it_captures() {
        Seen.SHIPPED.heads().forEach((kind, head) -> {
            assertTrue(head.startsWith(kind + ": "),
                    kind + " has a head that starts with \"" + head.lines().findFirst().orElse("") + "\"");
            assertTrue(head.contains("@at "), kind);
            assertFalse(head.endsWith("\n"), kind);
        });
    }

    @Test
    void imports_bring_in_one_name_each() {
        assertEquals("""
                annotations | name=annotations
                os |
                a.b as ab | alias=ab
                y | name=y
                z as zz | name=z, alias=zz
                w | name=w
                * | name=*
                """.strip(), Seen.of("Import", """
                from __future__ import annotations
                import os, a.b as ab
                from ..x import (y,  # why
                    z as zz)
                from . import w
                from q import *
                """));
    }

    @Test
    void calls_are_seen_wherever_they_stand() {
        assertEquals("""
                print("x") | callee=print, target.name=print
                f(g(1)) | callee=f, target.name=f
                g(1) | callee=g, target.name=g
                h() | callee=h, target.name=h
                app.get("/") | callee=app.get, target.name=app.get
                Depends(db) | callee=Depends, target.name=Depends
                self.client.get(url)(2) | callee=self.client.get(url), target.name=self.client.get(url)
                self.client.get(url) | callee=self.client.get, target.name=self.client.get
                command() | callee=command, target.name=command
                draw() | callee=draw, target.name=draw
                fmt(x) | callee=fmt, target.name=fmt
                """.strip(), Seen.of("Call", """
                print("x")
                await_me = [f(g(1)) for x in h()]
                @app.get("/")
                async def handler(p=Depends(db)): return await self.client.get(url)(2)
                match command():
                    case Point(x=0): draw()
                f"{fmt(x)}"
                """));
    }

    @Test
    void arguments_are_seen_with_keywords_and_splats() {
        assertEquals("""
                1 | call=f(1, *args, key="v", **options), value.value=1
                *args | call=f(1, *args, key="v", **options), keyword=*, value.value=args
                key="v" | call=f(1, *args, key="v", **options), keyword=key, value.value="v"
                **options | call=f(1, *args, key="v", **options), keyword=**, value.value=options
                a.b | call=f(  # a comment is no argument, value.value=a.b
                (x for x in y) | call=sum(x for x in y), value.value=(x for x in y)
                h(1) | call=g(h(1), lambda a=2: a, w := 3, not x, x if y else z, print=1), value.value=h(1)
                1 | call=h(1), value.value=1
                lambda a=2: a | call=g(h(1), lambda a=2: a, w := 3, not x, x if y else z, print=1), value.value=lambda a=2: a
                w := 3 | call=g(h(1), lambda a=2: a, w := 3, not x, x if y else z, print=1), value.value=w := 3
                not x | call=g(h(1), lambda a=2: a, w := 3, not x, x if y else z, print=1), value.value=not x
                x if y else z | call=g(h(1), lambda a=2: a, w := 3, not x, x if y else z, print=1), value.value=x if y else z
                print=1 | call=g(h(1), lambda a=2: a, w := 3, not x, x if y else z, print=1), keyword=print, value.value=1
                *(1, 2) | call=f(*(1, 2)), keyword=*, value.value=(1, 2)
                """.strip(), Seen.of("Argument", """
                f(1, *args, key="v", **options)
                f(  # a comment is no argument
                    a.b,
                )
                sum(x for x in y)
                g(h(1), lambda a=2: a, w := 3, not x, x if y else z, print=1)
                f(*(1, 2))
                """));
    }

    @Test
    void classes_are_seen_with_bases_keywords_and_decorators() {
        assertEquals("""
                class A(B[int], c.D, make(), *more, metaclass=M, **options): | decorators.name=dataclass, decorators.name=a.register, name=A, bases.name=B, bases.name=c.D, keywords=metaclass, docstring=\"""What it is.\"""
                class Empty: pass | name=Empty
                class Box[T: int](Generic[T]): | name=Box, bases.name=Generic
                """.strip(), Seen.of("ClassDefinition", """
                @dataclass(frozen=True)
                @a.register
                class A(B[int], c.D, make(), *more, metaclass=M, **options):
                    # a comment
                    \"""What it is.\"""
                class Empty: pass
                class Box[T: int](Generic[T]):
                    x = "no docstring"
                """));
    }

    @Test
    void keywords_of_a_class_statement_are_seen_with_what_they_are_given() {
        assertEquals("""
                env_prefix="APP_" | enclosingClass=class S(Base, *more, env_prefix="APP_", frozen=True, **options):, keyword=env_prefix, value.value="APP_"
                frozen=True | enclosingClass=class S(Base, *more, env_prefix="APP_", frozen=True, **options):, keyword=frozen, value.value=True
                env_file=f(x=1) | enclosingClass=class Inner(env_file=f(x=1)): pass, keyword=env_file, value.value=f(x=1)
                """.strip(), Seen.of("ClassKeyword", """
                class S(Base, *more, env_prefix="APP_", frozen=True, **options):
                    class Inner(env_file=f(x=1)): pass
                    y = make(env_prefix="NO_")
                class Plain(Base): pass
                """));
    }

    @Test
    void fields_are_what_a_class_body_names() {
        assertEquals("""
                url: str | enclosingClass=class Settings(Base):, name=url, annotation=str
                size: int = Field(5, ge=1) | enclosingClass=class Settings(Base):, name=size, annotation=int, assigned=Field(5, ge=1), value.value=Field(5, ge=1)
                name = "x" | enclosingClass=class Settings(Base):, name=name, assigned="x", value.value="x"
                a = b = 1 | enclosingClass=class Settings(Base):, name=a, assigned=b = 1, value.value=b = 1
                env_prefix = "APP_" | enclosingClass=class Config:, name=env_prefix, assigned="APP_", value.value="APP_"
                """.strip(), Seen.of("Field", """
                class Settings(Base):
                    \"""Docs.\"""
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
                """));
    }

    @Test
    void functions_are_seen_with_decorators_and_parameters() {
        assertEquals("""
                async def read(a, /, b: int, c=1, *args: int, d: str = "x", **kw: Any) -> dict[str, int]: | decorators.name=router.get, decorators.name=inject, async=async, name=read, parameters=a, parameters=b, parameters=c, parameters=*args, parameters=d, parameters=**kw, returns=dict[str, int], docstring=\"""Reads.\"""
                def keyword_only(*, k): ... | name=keyword_only, parameters=k
                def generic[T: (int, str)](x: T, *xs: *Ts) -> T: "doc"; return x | name=generic, parameters=x, parameters=*xs, returns=T, docstring="doc"
                def p(self): return lambda q: q | decorators.name=property, name=p, parameters=self
                """.strip(), Seen.of("FunctionDefinition", """
                @router.get("/x")
                @inject
                async def read(a, /, b: int, c=1, *args: int, d: str = "x", **kw: Any) -> dict[str, int]:
                    \"""Reads.\"""
                def keyword_only(*, k): ...
                def generic[T: (int, str)](x: T, *xs: *Ts) -> T: "doc"; return x
                class A:
                    @property
                    def p(self): return lambda q: q
                """));
    }

    @Test
    void parameters_are_seen_with_defaults_and_kinds() {
        assertEquals("""
                a | owner=async def read(a, /, b: int, c=lambda z=0: z, *args: int, d: str = "x", **kw: Any): ..., name=a
                b: int | owner=async def read(a, /, b: int, c=lambda z=0: z, *args: int, d: str = "x", **kw: Any): ..., name=b, annotation=int
                c=lambda z=0: z | owner=async def read(a, /, b: int, c=lambda z=0: z, *args: int, d: str = "x", **kw: Any): ..., name=c, optional=lambda z=0: z, value.value=lambda z=0: z
                *args: int | owner=async def read(a, /, b: int, c=lambda z=0: z, *args: int, d: str = "x", **kw: Any): ..., kind=*, name=args, annotation=int
                d: str = "x" | owner=async def read(a, /, b: int, c=lambda z=0: z, *args: int, d: str = "x", **kw: Any): ..., name=d, annotation=str, optional="x", value.value="x"
                **kw: Any | owner=async def read(a, /, b: int, c=lambda z=0: z, *args: int, d: str = "x", **kw: Any): ..., kind=**, name=kw, annotation=Any
                k | owner=def other(*, k, **rest): ..., name=k
                **rest | owner=def other(*, k, **rest): ..., kind=**, name=rest
                *args | owner=def plain(*args): ..., kind=*, name=args
                """.strip(), Seen.of("FunctionParameter", """
                async def read(a, /, b: int, c=lambda z=0: z, *args: int, d: str = "x", **kw: Any): ...
                def other(*, k, **rest): ...
                def plain(*args): ...
                call(lambda x: x)
                """));
    }

    @Test
    void decorators_know_what_they_decorate() {
        assertEquals("""
                @app.get("/x", tags=["a"]) | call=app.get("/x", tags=["a"]), callee=app.get, target.name=app.get, decoratedFunction=async def f(): ...
                @plain | callee=plain, target.name=plain, decoratedFunction=async def f(): ...
                @a.b.c | callee=a.b.c, target.name=a.b.c, decoratedFunction=async def f(): ...
                @dataclass() | call=dataclass(), callee=dataclass, target.name=dataclass, decoratedClass=class A:
                @registry["x"].register | callee=registry["x"].register, target.name=registry["x"].register, decoratedFunction=def m(self): ...
                """.strip(), Seen.of("Decorator", """
                @app.get("/x", tags=["a"])
                @plain
                @a.b.c
                async def f(): ...
                @dataclass()
                class A:
                    @registry["x"].register
                    def m(self): ...
                """));
    }

    @Test
    void assignments_are_one_for_each_name() {
        assertEquals("""
                x = 1 | left=x, name.name=x, value.value=1
                y: int = 2 | left=y, name.name=y, annotation=int, value.value=2
                z: str | left=z, name.name=z, annotation=str
                a = b = c() | left=a, name.name=a, value.value=b = c()
                b = c() | left=b, name.name=b, value.value=c()
                self.client = s["k"] = None | left=self.client, name.name=self.client, value.value=s["k"] = None
                s["k"] = None | left=s["k"], name.name=s["k"], value.value=None
                p | left=p, name.name=p
                q | left=q, name.name=q
                r | left=r, name.name=r
                o.attr | left=o.attr, name.name=o.attr
                head | left=head, name.name=head
                tail | left=tail, name.name=tail
                n += 1 | left=n, name.name=n, operator=+=, value.value=1
                m := f() | left=m, name.name=m, value.value=f()
                d["a"]["b"] = 1 | left=d["a"]["b"], name.name=d["a"]["b"], value.value=1
                """.strip(), Seen.of("Assignment", """
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
                """));
    }

    @Test
    void attributes_are_every_part_of_a_chain() {
        assertEquals("""
                a.b.c | target.name=a.b.c, text=a.b.c, receiver=a.b, name=c
                a.b | target.name=a.b, text=a.b, receiver=a, name=b
                x.y | target.name=x.y, text=x.y, receiver=x, name=y
                s.t | target.name=s.t, text=s.t, receiver=s, name=t
                f().g | target.name=f().g, text=f().g, receiver=f(), name=g
                """.strip(), Seen.of("Attribute", """
                a.b.c(x.y)
                del s.t
                f().g
                import no.attribute
                """));
    }

    @Test
    void subscripts_are_seen_with_their_first_key() {
        assertEquals("""
                scope["type"] | receiver=scope, target.name=scope, key.value="type"
                os.environ["A", "B"] | receiver=os.environ, target.name=os.environ, key.value="A"
                x[1:2] | receiver=x, target.name=x, key.value=1:2
                f()[0] | receiver=f(), target.name=f(), key.value=0
                """.strip(), Seen.of("Subscript", """
                scope["type"]
                os.environ["A", "B"] = x[1:2]
                f()[0]
                x: list[int] = y
                """));
    }

    @Test
    void comparisons_keep_operands_and_operators_in_order() {
        assertEquals("""
                a == b.c | left.value=a, operands=a, operators===, operands=b.c, right.value=b.c
                1 < x <= f(2) | left.value=1, operands=1, operators=<, operands=x, operators=<=, operands=f(2), right.value=f(2)
                x is not None | left.value=x, operands=x, operators=is not, operands=None, right.value=None
                y not in z | left.value=y, operands=y, operators=not in, operands=z, right.value=z
                a <> b | left.value=a, operands=a, operators=<>, operands=b, right.value=b
                """.strip(), Seen.of("Comparison", """
                a == b.c
                1 < x <= f(2)
                x is not None and y not in z
                a <> b
                """));
    }

    @Test
    void f_strings_say_what_they_bring_in() {
        assertEquals("""
                f"{x!r:>{width}} and {y + 1=}" | text=f"{x!r:>{width}} and {y + 1=}", interpolated=x, values.value=x, interpolated=width, values.value=width, interpolated=y + 1, values.value=y + 1
                f"{z}" | text=f"{z}", interpolated=z, values.value=z
                rf'{a["b"]} {{literal}}' | text=rf'{a["b"]} {{literal}}', interpolated=a["b"], values.value=a["b"]
                f"{f'{inner}'}" | text=f"{f'{inner}'}", interpolated=f'{inner}', values.value=f'{inner}'
                f'{inner}' | text=f'{inner}', interpolated=inner, values.value=inner
                """.strip(), Seen.of("FString", """
                f"{x!r:>{width}} and {y + 1=}"
                "plain" f"{z}"
                f"no braces"
                rf'{a["b"]} {{literal}}'
                log(f"{f'{inner}'}")
                """));
    }

    @Test
    void handlers_say_what_they_catch() {
        assertEquals("""
                except ValueError: pass | caught.name=ValueError, body=pass
                except (a.B, C) as e: | caught.name=a.B, caught.name=C, alias=e, body=log(e), body=raise
                except* D as group: g() | caught.name=D, alias=group, body=g()
                except E, F: pass | caught.name=E, caught.name=F, body=pass
                except errors(): pass | caught.name=errors(), body=pass
                except (G): pass | caught.name=G, body=pass
                except (*ALL, H): pass | caught.name=ALL, caught.name=H, body=pass
                except: ... | body=...
                """.strip(), Seen.of("ExceptClause", """
                try: f()
                except ValueError: pass
                except (a.B, C) as e:
                    # a comment
                    log(e)
                    raise
                except* D as group: g()
                except E, F: pass
                except errors(): pass
                except (G): pass
                except (*ALL, H): pass
                except: ...
                """));
    }

    @Test
    void raises_say_what_and_why() {
        assertEquals("""
                raise | text=raise
                raise ValueError | text=raise ValueError, raised.name=ValueError
                raise app.Error("x", 1) from cause | text=raise app.Error("x", 1) from cause, raised.name=app.Error, cause=cause
                raise x from None | text=raise x from None, raised.name=x, cause=None
                """.strip(), Seen.of("RaiseStatement", """
                raise
                raise ValueError
                raise app.Error("x", 1) from cause
                raise x from None
                """));
    }

    @Test
    void returns_say_what_comes_back() {
        assertEquals("""
                return |
                return 1 | value.value=1
                return a, b | value.value=a, b
                return await g() | value.value=await g()
                return (yield) | value.value=(yield)
                """.strip(), Seen.of("ReturnStatement", """
                def f():
                    return
                    return 1
                    return a, b
                    return await g()
                    return (yield)
                """));
    }

    @Test
    void yields_say_what_they_give() {
        assertEquals("""
                yield |
                yield 1 | value.value=1
                yield a, b | value.value=a, b
                yield from g() | value.value=g()
                yield |
                """.strip(), Seen.of("YieldExpression", """
                def f():
                    yield
                    x = yield 1
                    yield a, b
                    yield from g()
                    await h((yield))
                """));
    }

    @Test
    void strings_are_seen_and_docstrings_told_apart() {
        assertEquals("""
                \"""Module.\""" | docstring=\"""Module.\""", text.string=\"""Module.\"""
                "a" | text.string="a"
                'b' | text.string='b'
                r"c" | text.string=r"c"
                \"""Function.\""" | docstring=\"""Function.\""", text.string=\"""Function.\"""
                "d" | text.string="d"
                b"e" | text.string=b"e"
                "f" | text.string="f"
                "g" | text.string="g"
                """.strip(), Seen.of("StringLiteral", """
                \"""Module.\"""
                x = "a" 'b'
                def f(y=r"c"):
                    \"""Function.\"""
                    return {"d": b"e"}
                "f", "g"
                """));
    }

    @Test
    void context_managers_are_one_each() {
        assertEquals("""
                open("a") as f | context=open("a"), target.name=open, alias=f
                lock | context=lock, target.name=lock
                pool.connect() as (a, b) | async=async, context=pool.connect(), target.name=pool.connect, alias=(a, b)
                await make() as p | async=async, context=await make(), target.name=make, alias=p
                open("a") as f | context=open("a"), target.name=open, alias=f
                self.lock | context=self.lock, target.name=self.lock
                (yield x) | context=(yield x)
                (open("b")) | context=(open("b")), target.name=open
                """.strip(), Seen.of("WithStatement", """
                with open("a") as f, lock: pass
                async with pool.connect() as (a, b), await make() as p: pass
                with (open("a") as f, self.lock,): pass
                with (yield x): pass
                with (open("b")): pass
                """));
    }

    @Test
    void loops_are_statements_only() {
        assertEquals("""
                for x in xs: pass | keyword=for, condition=xs, iterable.value=xs
                async for a, b in g(1): pass | async=async, keyword=for, condition=g(1), iterable.value=g(1)
                while True: pass | keyword=while, condition=True
                while (n := f()) > 1: break | keyword=while, condition=(n := f()) > 1
                for x in 1, 2: pass | keyword=for, condition=1, 2, iterable.value=1, 2
                """.strip(), Seen.of("Loop", """
                for x in xs: pass
                async def f():
                    async for a, b in g(1): pass
                    while True: pass
                    while (n := f()) > 1: break
                    [x for x in y]
                for x in 1, 2: pass
                """));
    }

    @Test
    void each_branch_of_an_if_has_its_condition() {
        assertEquals("""
                return 1 | condition=a > 1, tested.value=a > 1
                pass | condition=b, tested.value=b
                c() | condition=a > 1, tested.value=a > 1
                d() | condition=e, tested.value=e
                x | condition=y, tested.value=y
                z | condition=y, tested.value=y
                g() | tested.value=f(), condition="a"
                """.strip(), Seen.of("Branch", """
                def f():
                    if a > 1:
                        return 1
                    elif b:
                        pass
                    else:
                        c()
                    if e:
                        d()
                    return x if y else z
                match f():
                    case "a":
                        g()
                """));
    }

    @Test
    void global_statements_list_their_names() {
        assertEquals("""
                global A, B | names=A, names=B
                """.strip(), Seen.of("GlobalStatement", """
                def f():
                    global A, B
                    nonlocal c
                """));
    }

    @Test
    void all_is_seen_however_it_is_filled() {
        assertEquals("""
                __all__ = ["a", "b"] | names.string="a", names.string="b"
                __all__: list[str] = [] |
                __all__ += ("c",) + d.__all__ | names.string="c"
                __all__ = ["e"] + other.__all__ + ["f"] | names.string="e", names.string="f"
                __all__.extend(["g", x]) | names.string="g"
                __all__.append("h") | names.string="h"
                __all__ = "i", "j" | names.string="i", names.string="j"
                __all__ = other.__all__ |
                """.strip(), Seen.of("DunderAll", """
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
                """));
    }
}
