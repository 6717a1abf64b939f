// Shows a page anew when it was built again, and above it what is wrong with the site.
const place = "minutebook-preview";
const first = { edition: null };

const restored = sessionStorage.getItem(place);
if (restored) {
  sessionStorage.removeItem(place);
  addEventListener("load", () => scrollTo(0, Number(restored)));
}

new EventSource("/-preview/events").onmessage = ({ data }) => {
  const told = JSON.parse(data);
  if (first.edition === null) first.edition = told.edition;
  if (told.edition !== first.edition) {
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
    return;
  }
  document.getElementById(place)?.remove();
  if (told.findings.length) document.body.prepend(notice(told));
};

function notice({ failed, findings }) {
  const box = document.createElement("section");
  box.id = place;
  box.setAttribute("role", "status");
  box.setAttribute("aria-label", "What is wrong with the site");
  Object.assign(box.style, {
    background: failed ? "#7a1020" : "#5a4600",
    color: "#fff",
    font: "16px/1.5 system-ui, sans-serif",
    padding: "0.75rem 1rem",
    maxHeight: "50vh",
    overflow: "auto",
    overflowWrap: "anywhere",
  });
  const heading = document.createElement("p");
  heading.style.margin = "0";
  heading.style.fontWeight = "bold";
  heading.textContent = failed
    ? "These mistakes keep the site from being built. Below is the last good page."
    : "The site is built. Look at these:";
  const list = document.createElement("ul");
  list.style.margin = "0.25rem 0 0";
  for (const finding of findings) {
    const item = document.createElement("li");
    item.textContent = finding;
    list.append(item);
  }
  box.append(heading, list);
  return box;
}
