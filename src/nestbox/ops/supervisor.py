"""One process tree: start the children, keep them running, stop them all together."""

import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

from nestbox.ops.child import Child, adopt_orphans

LOOK_EVERY = 0.2  # seconds
PATIENCE = 20.0  # seconds that a child has to stop in good order


class Supervisor:
    """Looks after `children` until Ctrl-C, SIGTERM or the end of an essential one.

    `say` tells a person one line; `announce` is called again and again until it answers True,
    which is when the children are of use.
    """

    def __init__(
        self, children: Sequence[Child], *, say: Callable[[str], None], announce: Callable[[], bool]
    ) -> None:
        self.children = children
        self._say = say
        self._announce = announce
        self._announced = False
        self._asked_to_stop = False

    def run(self) -> int:
        """Run until the end; 0 when asked to stop, 1 when an essential child ended by itself."""
        for wanted in (signal.SIGINT, signal.SIGTERM):
            signal.signal(wanted, self._stop_soon)
        adopt_orphans()
        try:
            return self._watch()
        finally:
            self._stop_all()

    def _watch(self) -> int:
        while not self._asked_to_stop:
            for child in self.children:
                if child.is_due:
                    child.start()
                elif child.exit_code is not None and not self._goes_on_without(child):
                    return 1
            self._announced = self._announced or self._announce()
            time.sleep(LOOK_EVERY)
        return 0

    def _goes_on_without(self, child: Child) -> bool:
        code = child.exit_code
        if child.essential:
            self._say(
                f"The {child.name} ended (exit code {code}), so Nestbox stops. The lines above say why."
            )
            return False
        pause = child.start_later()
        self._say(f"The {child.name} ended (exit code {code}). It starts again in {pause:.0f} s.")
        return True

    def _stop_soon(self, _signal: int, _frame: FrameType | None) -> None:
        self._asked_to_stop = True

    def _stop_all(self) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a second Ctrl-C waits for nobody
        try:
            for child in self.children:
                child.ask_to_stop()
            deadline = time.monotonic() + PATIENCE
            for child in self.children:
                child.wait(deadline - time.monotonic())
        except KeyboardInterrupt:
            self._say("Stopping at once.")
        finally:
            for child in self.children:
                child.kill()
