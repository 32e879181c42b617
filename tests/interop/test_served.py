"""A site as nginx serves it, with the settings of the manual."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.publishing.sites import EVENTS, HEAD, Run, publish, text

NGINX = shutil.which("nginx")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not on this machine")
SETTINGS = """
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/site;
    {told}
  }}
}}
"""
TYPES = {
    "all.ics": "text/calendar; charset=utf-8",
    "index.html": "text/html; charset=utf-8",
    "events.csv": "text/csv; charset=utf-8",
    "events.jsonl": "application/jsonl",
    "events.geojson": "application/geo+json",
    "events.zip": "application/zip",
    "changes.atom": "application/atom+xml",
    "changes.json": "application/json",
}


@pytest.fixture
def port(run: Run, tmp_path: Path) -> Iterator[int]:
    """Serve the folder of a site by nginx; return the port."""
    head = HEAD.replace("feeds:", "formats: [html, csv, jsonl, geojson, package]\n  feeds:")
    publish(run, text(head=head))
    (tmp_path / "site").mkdir()
    (tmp_path / "site/calendar").symlink_to(Path("public").resolve())
    manual = (ROOT / "timeline/manual/publishing.md").read_text(encoding="utf-8")
    [told] = re.findall(r"```nginx\n(.*?)```", manual, re.DOTALL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""  # else it may not read the folder of the test
    settings = SETTINGS.format(user=user, folder=tmp_path, port=port, told=told)
    (tmp_path / "nginx.conf").write_text(settings, encoding="utf-8")
    with subprocess.Popen([NGINX or "nginx", "-c", tmp_path / "nginx.conf"]) as server:
        try:
            wait(port)
            yield port
        finally:
            server.terminate()


def wait(port: int) -> None:
    """Wait until a server listens."""
    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


def asked(port: int, name: str, tag: str = "") -> HTTPResponse:
    """Ask for a file, unless it is still the one with a tag."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/calendar/{name}", headers={"If-None-Match": tag} if tag else {})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_subscribers_get_only_what_has_changed(run: Run, port: int) -> None:
    for name, type in TYPES.items():
        response = asked(port, name)
        assert (response.status, response.getheader("Content-Type")) == (200, type)
        assert response.getheader("Access-Control-Allow-Origin") == "*"
    names = ("kind/call.ics", "kind/talks.ics")
    tags = {name: asked(port, name).getheader("ETag") or "" for name in names}
    longer = EVENTS | {"b": EVENTS["b"].replace("Second", "The second call")}
    publish(run, text(longer))
    assert asked(port, "kind/call.ics", tags["kind/call.ics"]).status == 200
    assert asked(port, "kind/talks.ics").getheader("ETag") == tags["kind/talks.ics"]
    assert asked(port, "kind/talks.ics", tags["kind/talks.ics"]).status == 304
