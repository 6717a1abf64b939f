// A number or heading is a link to its own place: a click also copies the whole address. A citation is
// words: a click copies them.
const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.querySelector("main").append(said);

document.addEventListener("click", async (event) => {
  const place = event.target.closest("a.number, a.place, .citation");
  if (!place || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(place.href ?? place.textContent);
    said.textContent = document.documentElement.dataset.copied;
    setTimeout(() => { said.textContent = ""; }, 3000);
  } catch {
    // Without leave to copy, the address bar still shows the place.
  }
});
