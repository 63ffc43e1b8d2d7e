"""What goes on beside answering, for as long as the process serves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

Duty = Callable[[], Coroutine[Any, Any, None]]


@asynccontextmanager
async def on_duty(duties: Sequence[Duty]) -> AsyncIterator[None]:
    """Run each until the end of the block, then cancel it and wait until it has tidied up."""
    tasks = [asyncio.create_task(duty()) for duty in duties]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
