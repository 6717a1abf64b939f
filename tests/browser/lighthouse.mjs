// Prints the scores of pages as one JSON object by address.
// Usage: node lighthouse.mjs CATEGORY,… AUDIT,… ADDRESS…
import { launch } from "../node/node_modules/chrome-launcher/dist/index.js";
import lighthouse from "../node/node_modules/lighthouse/core/index.js";

const [categories, audits, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
const found = {};
for (const address of addresses) {
  const { lhr } = await lighthouse(address, {
    port: chrome.port,
    onlyCategories: categories.split(","),
    onlyAudits: audits.split(","),
    logLevel: "error",
    disableFullPageScreenshot: true,
    // The pages load nothing late: there is little need to wait whether they do.
    pauseAfterFcpMs: 500,
    pauseAfterLoadMs: 500,
    networkQuietThresholdMs: 500,
    cpuQuietThresholdMs: 500,
  });
  found[address] = Object.fromEntries(
    [
      ...Object.values(lhr.categories),
      ...audits.split(",").map((id) => lhr.audits[id]),
    ].map(({ id, score }) => [id, score]),
  );
}
chrome.kill();
console.log(JSON.stringify(found));
