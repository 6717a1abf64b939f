// Prints the scores of pages as one JSON object by address.
// Usage: node lighthouse.mjs CATEGORY,CATEGORY ADDRESS…
import { launch } from "../node/node_modules/chrome-launcher/dist/index.js";
import lighthouse from "../node/node_modules/lighthouse/core/index.js";

const [categories, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
const found = {};
for (const address of addresses) {
  const { lhr } = await lighthouse(address, {
    port: chrome.port,
    onlyCategories: categories.split(","),
    logLevel: "error",
    // The pages load nothing late: there is little need to wait whether they do.
    pauseAfterFcpMs: 500,
    pauseAfterLoadMs: 500,
    networkQuietThresholdMs: 500,
    cpuQuietThresholdMs: 500,
  });
  found[address] = Object.fromEntries(
    Object.values(lhr.categories).map((category) => [category.id, category.score]),
  );
}
chrome.kill();
console.log(JSON.stringify(found));
