"""Serves the published Python gateway on a free port of 127.0.0.1 and says which one on its first line."""

import socket

import uvicorn

from gateway.app import app

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
listener.bind(("127.0.0.1", 0))
print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)

# Its log would only fill the pipe; the port is open before the line above is read. A connection that is idle stays open
# for an hour: one that the server closes as the next request is sent fails a test that says nothing about connections.
config = uvicorn.Config(app, log_level="critical", access_log=False, timeout_keep_alive=3600)
uvicorn.Server(config).run(sockets=[listener])
