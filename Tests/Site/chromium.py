"""What the checks that open pages in Chromium share: a file server below a sub-path, the browser, the list of faults.

Needs playwright and Debian's Chromium; without them a check says so and is left out.
"""

import contextlib
import functools
import http.server
import pathlib
import shutil
import sys
import threading

try:
    from playwright.sync_api import Error, sync_playwright
except ImportError:
    print("left out: playwright is not installed")
    sys.exit(0)

browser_path = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
if not browser_path:
    print("left out: there is no Chromium")
    sys.exit(0)

site = pathlib.Path(sys.argv[1]).resolve() / "site"

# Below a folder, as a column of a portal: a path that begins at the server's root leads nowhere.
SUBPATH = "column/fengwu/"
# A browser left to itself asks for this one at the server's root.
IGNORED_REQUESTS = ("/favicon.ico",)

faults = []


def fault(page, text):
    faults.append(f"{page}: {text}")


class Server(http.server.SimpleHTTPRequestHandler):
    """A plain file server for the site below the sub-path."""

    def translate_path(self, path):
        path = path.split("?")[0].split("#")[0]
        if not path.startswith("/" + SUBPATH):
            return str(site / "no-such-file")
        return super().translate_path(path[len(SUBPATH):])

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def served():
    """The address of the site on a server of its own."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{SUBPATH}"
    server.shutdown()


@contextlib.contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        yield browser
        browser.close()


def watch(page, name, base):
    """Notes everything that goes wrong while a page is loaded and used."""
    page.on("console", lambda message: fault(name, f"console: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: fault(name, f"script: {error}"))
    page.on("requestfailed", lambda request: request.failure == "net::ERR_ABORTED" or fault(name, f"failed: {request.url}"))

    def answered(response):
        if response.url.endswith(IGNORED_REQUESTS):
            return
        if response.status >= 400:
            fault(name, f"{response.status}: {response.url}")
        if not response.url.startswith((base, "data:")):
            fault(name, f"loaded from elsewhere: {response.url}")

    page.on("response", answered)


def visit(context, base, path, mode):
    """A page below `base`, and its name in reports."""
    page = context.new_page()
    name = f"{path} ({mode})"
    watch(page, name, base)
    page.goto(base + path, wait_until="load")
    return page, name


def until(page, name, condition, seconds=5):
    """Waits for something to be true in a page, whose security policy forbids Playwright's own way of waiting."""
    for _ in range(seconds * 50):
        try:
            if page.evaluate(condition):
                return True
        except Error:
            pass  # Another page is being loaded.
        page.wait_for_timeout(20)
    fault(name, f"never came true: {condition}")
    return False


def finish(summary):
    for text in dict.fromkeys(faults):
        print(text)
    print(f"{summary}: {len(set(faults))} faults")
    sys.exit(1 if faults else 0)
