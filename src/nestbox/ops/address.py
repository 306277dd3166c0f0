"""Where the web processes listen."""

import errno
import socket
from dataclasses import dataclass

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not bound


@dataclass(frozen=True)
class Address:
    """A host (a name or a number) and a port."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address as a person on this machine types it."""
        host = EVERYWHERE.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def obstacle(self) -> str | None:
        """Why nothing can listen there now, in a sentence; None if all is well."""
        with socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                return self._sentence(error)
        return None

    def answers(self) -> bool:
        """Whether something listens there."""
        try:
            where = (EVERYWHERE.get(self.host, self.host), self.port)
            socket.create_connection(where, timeout=1).close()
        except OSError:
            return False
        return True

    def _sentence(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            other = self.port + 1
            return f"Port {self.port} is already in use. Stop what uses it, or choose another: --port {other}"
        if error.errno == errno.EACCES:
            return f"This user may not listen on port {self.port}. Choose one above 1023: --port 8000"
        return f"Nestbox cannot listen on {self.host}, port {self.port}: {error.strerror}."
