// Front matter as the build reads it: a value is the text that was typed, and its field says what
// that means. The editor by itself takes 7.10 for a number, and would write 7.1.
"use strict";
const blank = {
  ...jsyaml.nullCoreTag,
  resolve: (text) => (["", "~", "null"].includes(text) ? null : jsyaml.NOT_RESOLVED),
  represent: () => "~",
};
const schema = jsyaml.FAILSAFE_SCHEMA.withTags(blank);
const record = /^---\s*?\n(?<front>[\s\S]*?\n)??---\s*?(?:\n(?<body>[\s\S]*))?$/;

// Fields in which one value may stand for a list of one; to the editor they are lists.
const lists = new Set({{ lists }});

const listed = (value, name) => {
  if (Array.isArray(value)) return value.map((each) => listed(each));
  if (lists.has(name) && value !== null) return [listed(value)];
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, listed(inner, key)]));
};
const fromFile = (text) => {
  const { front, body } = text.match(record).groups;
  const values = front ? jsyaml.load(front, { schema }) : {};
  return { ...listed(values), body: (body ?? "").replace(/^\n/, "") };
};
const toFile = ({ body, ...front }) => {
  const written = jsyaml.dump(front, { schema, lineWidth: -1, noRefs: true });
  return `---\n${written}---\n\n${body ?? ""}`;
};

CMS.registerCustomFormat("record-frontmatter", "md", { fromFile, toFile });
