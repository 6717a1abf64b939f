"""What is to be done again, and doing it, here or by many."""

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from pydantic import BaseModel

from generator.cache.desk import Desk
from generator.cache.store import Done, Store

Fact = tuple[str, str, object]
Work = Callable[[str, Any], tuple[object, Iterable[Fact]]]
# So many usual tasks go to a process at once: few enough that all end at about the same time.
_TOGETHER = 48
# To start processes takes longer than so many of them do.
_FEW = 4


class Workshop(Protocol):
    """Where tasks of one name are done: can be sent to another process, and opened there."""

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what does the task of a key at it."""


@dataclass(frozen=True, slots=True)
class Task:
    """Tasks of one ``name``, one for each key, done in a ``workshop``.

    ``run`` tells one run from another, so that a process opens each workshop but once. ``together``
    are sent to a process at once.
    """

    name: str
    run: str
    workshop: Workshop = field(compare=False)
    together: int = _TOGETHER


@dataclass(frozen=True, slots=True)
class Order:
    """A task to be done for a key, with what else it is given.

    Tasks about the same thing are best done one after the other.
    """

    task: Task
    key: str
    about: str = ""
    given: Any = None


def bring_up_to_date(
    store: Store, names: Iterable[str], orders: Iterable[Order], executor: Executor | None
) -> list[Order]:
    """Do those of ``orders`` that are not done; forget other tasks called by one of ``names``.

    Where the facts that a task told changed, tasks that read them will be done again; where they
    did not, nothing follows. Returns what was done, sorted by what it is about.
    """
    known = {name: dict(store.tasks(name)) for name in names}
    changed: set[str] = set()
    waiting = [order for order in orders if not known[order.task.name].pop(order.key, None)]
    for name, gone in known.items():
        for key in gone:
            changed |= store.forget(name, key)
    waiting.sort(key=lambda order: (order.about, order.task.name))
    for order, done in zip(waiting, _all_done(waiting, executor), strict=True):
        changed |= store.save(order.task.name, order.key, done)
    store.touch(changed)
    store.commit()
    return waiting


def _all_done(orders: Sequence[Order], executor: Executor | None) -> Iterator[Done]:
    size = min((order.task.together for order in orders), default=1)
    chunks = [orders[start : start + size] for start in range(0, len(orders), size)]
    if executor is None or len(chunks) <= _FEW:
        yield from _done(orders)
        return
    for found in executor.map(_done, chunks):
        yield from found


def _done(orders: Sequence[Order]) -> list[Done]:
    return [_one(order, *_opened(order.task)) for order in orders]


@lru_cache(maxsize=4)
def _opened(task: Task) -> tuple[Desk, Work]:
    return task.workshop.open()


def _one(order: Order, desk: Desk, work: Work) -> Done:
    with desk.noting() as reads:
        value, facts = work(order.key, order.given)
        told = tuple((relation, target, pickled(value)) for relation, target, value in facts)
    return Done(pickled(value), told, tuple(sorted(reads)), desk.kept())


def pickled(value: object) -> bytes:
    """Return ``value`` as bytes: alike for alike values, which pickles usually are not.

    A pickle remembers which of its parts were the same object, and equal values differ in that.
    Values that hold themselves, or sets, cannot be told alike.
    """
    stream = io.BytesIO()
    pickler = _Pickler(stream, 5)
    pickler.fast = True
    pickler.dump(value)
    return stream.getvalue()


def unpickled(data: bytes) -> Any:  # noqa: ANN401 -- whatever was pickled
    """Return the value that ``pickled`` made ``data`` of."""
    return pickle.loads(data)  # noqa: S301 -- from a file that is as we left it


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 -- as pickle has it
        if isinstance(value, BaseModel):
            # Its state holds a set, and sets come in another order in every process.
            return _remodelled, (type(value), value.__dict__)
        return NotImplemented


def _remodelled(model: type[BaseModel], values: dict[str, Any]) -> BaseModel:
    made = model.__new__(model)
    made.__setstate__(
        {
            "__dict__": values,
            "__pydantic_fields_set__": set(values),
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
    )
    return made
