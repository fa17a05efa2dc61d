"""Pools and event loops that work inside the walls, where there are neither threads nor processes nor sockets.

A pool runs each task at once, in the order in which they are handed in; an event loop waits by sleeping.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import concurrent.futures.thread
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Any


class InlineExecutor(concurrent.futures.Executor):
    """Like ``ThreadPoolExecutor``."""

    def __init__(self, max_workers: int | None = None, *args: Any, initializer: Any = None, **options: Any) -> None:
        if initializer is not None:
            initializer(*options.get("initargs", ()))

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> concurrent.futures.Future[Any]:
        future: concurrent.futures.Future[Any] = concurrent.futures.Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


class Result:
    """Like ``multiprocessing.pool.AsyncResult``, of a task that is done."""

    def __init__(self, future: concurrent.futures.Future[Any]) -> None:
        self.future = future

    def get(self, timeout: float | None = None) -> Any:
        return self.future.result()

    def wait(self, timeout: float | None = None) -> None:
        pass

    def ready(self) -> bool:
        return True

    def successful(self) -> bool:
        return self.future.exception() is None


class InlinePool:
    """Like ``multiprocessing.Pool``."""

    def __init__(self, processes: int | None = None, initializer: Any = None, initargs: Any = (), *more: Any) -> None:
        if initializer is not None:
            initializer(*initargs)

    def apply(self, func: Callable[..., Any], args: Any = (), kwds: Any = None) -> Any:
        return func(*args, **(kwds or {}))

    def map(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int | None = None) -> list[Any]:
        return [func(item) for item in iterable]

    def starmap(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int | None = None) -> list[Any]:
        return [func(*item) for item in iterable]

    def imap(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int = 1) -> Iterator[Any]:
        return map(func, iterable)

    imap_unordered = imap

    def later(self, do: Callable[..., Any], *args: Any, callback: Any = None, error_callback: Any = None) -> Result:
        result = Result(InlineExecutor().submit(do, *args))
        if result.successful():
            callback(result.get()) if callback else None
        elif error_callback:
            error_callback(result.future.exception())
        return result

    def apply_async(
        self, func: Any, args: Any = (), kwds: Any = None, callback: Any = None, error_callback: Any = None
    ) -> Result:
        return self.later(self.apply, func, args, kwds, callback=callback, error_callback=error_callback)

    def map_async(
        self, func: Any, iterable: Any, chunksize: Any = None, callback: Any = None, error_callback: Any = None
    ) -> Result:
        return self.later(self.map, func, iterable, callback=callback, error_callback=error_callback)

    def starmap_async(
        self, func: Any, iterable: Any, chunksize: Any = None, callback: Any = None, error_callback: Any = None
    ) -> Result:
        return self.later(self.starmap, func, iterable, callback=callback, error_callback=error_callback)

    def close(self) -> None:
        pass

    terminate = join = close

    def __enter__(self) -> InlinePool:
        return self

    def __exit__(self, *exception: Any) -> None:
        pass


class _Clock:
    """What an event loop asks for events: none come, time passes."""

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("nothing is left that could ever happen: this waits for ever")
        time.sleep(max(timeout, 0))
        return []


class SleepingLoop(asyncio.BaseEventLoop):
    """An event loop of timers and coroutines alone."""

    def __init__(self, selector: Any = None) -> None:
        super().__init__()
        self._selector = _Clock()

    def _process_events(self, events: Any) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


def complete(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives, once it has run to its end in the loop that all of a notebook's cells share."""
    if not _LOOP:
        _LOOP.append(SleepingLoop())
        asyncio.set_event_loop(_LOOP[0])
    return _LOOP[0].run_until_complete(coroutine)


_LOOP: list[SleepingLoop] = []


def install() -> None:
    """Give these to everybody who asks the library for a pool or a loop."""
    import multiprocessing
    import multiprocessing.context
    import multiprocessing.pool

    library: Any = asyncio
    library.SelectorEventLoop = SleepingLoop
    asyncio.DefaultEventLoopPolicy._loop_factory = SleepingLoop  # type: ignore[attr-defined]
    futures: Any = concurrent.futures
    futures.ThreadPoolExecutor = futures.ProcessPoolExecutor = InlineExecutor
    futures.thread.ThreadPoolExecutor = InlineExecutor
    pool: Any = multiprocessing.pool
    pool.Pool = pool.ThreadPool = InlinePool
    processes: Any = multiprocessing
    processes.Pool = InlinePool
    multiprocessing.context.BaseContext.Pool = lambda self, *args, **options: InlinePool(*args, **options)  # type: ignore[method-assign,assignment]
