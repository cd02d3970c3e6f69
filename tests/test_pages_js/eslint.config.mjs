// The scripts of a page are put together in the order of assets.py and share one scope; so each name is known to all.
const ours = ["Address", "Bundles", "Canvas", "Citations", "Csv", "Downloads", "Groups", "Labels", "Legend", "Links", "Main",
  "Panel", "Paths", "Picture", "Search", "Store", "Table", "Turtle", "copy", "el", "icon", "iconOf", "save"];
const browser = ["Blob", "Path2D", "URL", "URLSearchParams", "XMLSerializer", "document", "fetch", "getComputedStyle",
  "getSelection", "history", "location", "navigator", "performance", "queueMicrotask", "setTimeout", "vis", "window"];

export default [{
  files: ["graph/turtlebay/pages/templates/*.js"],
  languageOptions: {
    ecmaVersion: 2023,
    sourceType: "script",
    globals: Object.fromEntries([...ours, ...browser].map((name) => [name, "readonly"])),
  },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  rules: {
    "eqeqeq": "error", "no-undef": "error", "no-var": "error", "prefer-const": "error", "no-shadow": ["error", { builtinGlobals: false }],
    "no-unused-vars": ["error", { vars: "local", varsIgnorePattern: "^[A-Z]" }], "no-unreachable": "error", "no-dupe-keys": "error",
    "no-fallthrough": "error", "no-implicit-globals": "off", "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error",
    "no-unsafe-finally": "error", "no-self-compare": "error", "no-constant-condition": "error", "array-callback-return": "error",
    "no-restricted-properties": ["error",
      { property: "innerHTML", message: "Text enters a page as text alone." },
      { property: "outerHTML", message: "Text enters a page as text alone." },
      { property: "insertAdjacentHTML", message: "Text enters a page as text alone." },
      { object: "document", property: "write" }],
    "max-lines": ["error", 500], "max-len": ["error", 260],
  },
}];
