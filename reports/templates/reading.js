"use strict";
// Escape hides the note that is shown; a press on its number shows it again, or hides it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const flag of document.querySelectorAll(".flag:hover, .flag:focus-within")) flag.classList.add("hush");
});
document.addEventListener("click", (event) => {
  const badge = event.target.closest ? event.target.closest(".badge") : null;
  if (badge) badge.parentElement.classList.remove("hush");
});
for (const kind of ["focusout", "pointerout"]) {
  document.addEventListener(kind, (event) => {
    const flag = event.target.closest ? event.target.closest(".flag") : null;
    if (flag && !flag.contains(event.relatedTarget)) flag.classList.remove("hush");
  });
}
