/* Leaves at once: by the button, or by Shift three times. Without this script the button is a plain link. */
(function () {
  var root = document.documentElement;
  var button = document.querySelector("a.exit");
  var said = document.getElementById("exit-said");
  if (!button || !said) { return; }
  var dots = button.querySelector(".dots");
  var presses = 0, timer = 0, shifted = false;

  function leave() {
    root.className += " gone";
    said.textContent = button.getAttribute("data-going");
    window.location.replace(button.href);
  }

  function reset(word) {
    presses = 0;
    dots.setAttribute("data-count", "0");
    said.textContent = word;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[data-exit]") : null;
    if (!link) { return; }
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { shifted = event.shiftKey; }
  });

  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { return; }
    if (shifted) { shifted = false; return; }
    presses += 1;
    dots.setAttribute("data-count", String(presses));
    window.clearTimeout(timer);
    if (presses === 3) { leave(); return; }
    said.textContent = button.getAttribute("data-more").replace("{number}", String(3 - presses));
    timer = window.setTimeout(function () { reset(button.getAttribute("data-expired")); }, 5000);
  });

  /* A page that the browser kept whole comes back whole. */
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { root.className = root.className.replace(" gone", ""); reset(""); }
  });
})();
