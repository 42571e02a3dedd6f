// Remembers large type and high contrast. Runs before the page is painted, so that nothing jumps; without it the switches of the page
// work all the same, for that page alone.
(function () {
  "use strict";
  var root = document.documentElement;
  var names = ["large-type", "high-contrast"];

  function read(name) {
    try { return localStorage.getItem("fengwu-" + name) === "on"; } catch (error) { return false; }
  }

  function write(name, on) {
    try { localStorage.setItem("fengwu-" + name, on ? "on" : "off"); } catch (error) { /* nothing can be remembered here */ }
  }

  names.forEach(function (name) { root.classList.toggle(name, read(name)); });

  document.addEventListener("DOMContentLoaded", function () {
    names.forEach(function (name) {
      var box = document.getElementById(name);
      if (!box) return;
      box.checked = read(name);
      box.addEventListener("change", function () {
        write(name, box.checked);
        root.classList.toggle(name, box.checked);
      });
    });
  });
})();
