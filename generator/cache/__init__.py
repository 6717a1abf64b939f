"""What was worked out before, and from what: tasks, their traces, and the facts they told."""

from generator.cache.desk import Desk
from generator.cache.store import DamagedError, Store, forget, made
from generator.cache.tasks import (
    Fact,
    Order,
    Task,
    Work,
    Workshop,
    bring_up_to_date,
    pickled,
    unpickled,
)

__all__ = [
    "DamagedError",
    "Desk",
    "Fact",
    "Order",
    "Store",
    "Task",
    "Work",
    "Workshop",
    "bring_up_to_date",
    "forget",
    "made",
    "pickled",
    "unpickled",
]
