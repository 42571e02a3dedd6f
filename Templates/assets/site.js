// Makes a working page quicker: narrowing a list and turning its pages replaces only the list; the folded menu closes by Escape.
// Pages opened from the disk lead to one another.
// Everything here is also there without it.
(function () {
  "use strict";

  var menu = document.querySelector(".menu-fold");
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && menu && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // On the disk the address of a folder shows its files instead of its page.
  if (location.protocol === "file:") {
    var page = function (address) { return address.replace(/\/(?=$|[?#])/, "/index.html"); };
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[href]");
      if (link && link.protocol === "file:") link.href = page(link.href);
    }, true);
    document.querySelectorAll("form").forEach(function (form) { form.action = page(form.action); });
  }

  // Pages opened from the disk may not read one another.
  if (!/^https?:$/.test(location.protocol) || !window.fetch) return;
  var links = ".facets a, .pages a";
  if (!document.querySelector(links)) return;

  var pages = new Map();
  var shown = location.href.split("#")[0];

  function load(address) {
    if (!pages.has(address)) {
      pages.set(address, fetch(address, { credentials: "same-origin" }).then(function (answer) {
        if (!answer.ok) throw new Error(answer.statusText);
        return answer.text();
      }));
    }
    return pages.get(address);
  }

  // Relative addresses lead from the page they came with; made absolute, they stay right when the address of the page changes.
  function fix() {
    document.querySelectorAll("a[href], link[href]").forEach(function (link) { link.setAttribute("href", link.href); });
    document.querySelectorAll("img[src]").forEach(function (image) { image.setAttribute("src", image.src); });
  }

  function show(text, address, toTop) {
    var next = new DOMParser().parseFromString(text, "text/html");
    var main = next.querySelector("main");
    if (!main) { location.assign(address); return; }
    shown = address;
    var focused = document.activeElement && document.activeElement.closest(".facets") ? document.activeElement.textContent : null;
    document.title = next.title;
    [".breadcrumbs", "main"].forEach(function (part) {
      var now = document.querySelector(part);
      var then = next.querySelector(part);
      if (now && then) now.replaceWith(document.adoptNode(then));
    });
    fix();
    var heading = document.getElementById("entries");
    if (heading) heading.setAttribute("tabindex", "-1");
    var same = focused && Array.from(document.querySelectorAll(".facets a")).find(function (link) { return link.textContent === focused; });
    if (same) same.focus({ preventScroll: true });
    else if (heading) heading.focus({ preventScroll: true });
    if (toTop && heading) heading.scrollIntoView({ block: "start" });
    say(heading ? heading.textContent : document.title);
  }

  var status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  document.body.append(status);
  function say(text) { status.textContent = text; }

  document.addEventListener("click", function (event) {
    var link = event.target.closest(links);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    var address = link.href;
    load(address).then(function (text) {
      fix();
      history.pushState(null, "", address);
      show(text, address, Boolean(link.closest(".pages")));
    }, function () { location.assign(address); });
  });

  ["pointerover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var link = event.target.closest && event.target.closest(links);
      if (link) load(link.href).catch(function () { pages.delete(link.href); });
    });
  });

  addEventListener("popstate", function () {
    var address = location.href.split("#")[0];
    if (address === shown) return;
    load(address).then(function (text) { show(text, address, false); }, function () { location.reload(); });
  });
})();
