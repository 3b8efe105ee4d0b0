/**
 * The project's own lint rules.
 *
 * - `import-arrows`: which room may import which. The table below is the architecture.
 * - `pure-core`: `core/` decides, shells act. No clock, timer, randomness, promise or I/O in there; the
 *   message names what to use instead.
 */
import { relative, dirname, resolve } from "node:path";
import { ROOMS, roomOf } from "./rooms.js";

const root = resolve(import.meta.dirname, "..");

function projectPath(path) {
  return relative(root, path).replaceAll("\\", "/");
}

/** Packages that core/ may import: they compute, and touch nothing outside. */
const PURE_PACKAGES = new Set(["@lezer/common", "@lezer/python"]);

/** What to use in `core/` instead of a global. */
const IMPURE_GLOBALS = {
  Date: "take the time as an argument (epoch milliseconds)",
  performance: "take the time as an argument",
  setTimeout: "return when to be called again; the shell holds the timer (server/base/clock.ts)",
  setInterval: "return when to be called again; the shell holds the timer (server/base/clock.ts)",
  setImmediate: "return the work that is left; the shell yields",
  queueMicrotask: "return the work that is left; the shell yields",
  Promise: "return a value; the shell awaits",
  fetch: "return what is to be sent; the shell sends it",
  process: "take settings as arguments",
  console: "return what is to be told; the shell logs it",
  crypto: "take ids and random values as arguments (core/random)",
};

const importArrows = {
  meta: { type: "problem", docs: { description: "imports run one way between rooms" } },
  create(context) {
    const from = projectPath(context.filename);
    const room = roomOf(from);
    if (room === undefined || /\.(test|bench|process\.test|prop\.test)\.tsx?$/.test(from)) return {};
    function check(node) {
      const source = node.source?.value;
      if (typeof source !== "string" || !source.startsWith(".")) return;
      const target = projectPath(resolve(dirname(context.filename), source));
      const targetRoom = roomOf(target);
      if (targetRoom === undefined || targetRoom === room || room.mayImport.includes(targetRoom.name)) return;
      const typeOnly = node.importKind === "type" || node.exportKind === "type";
      if (typeOnly && room.mayImportTypes?.includes(targetRoom.name)) return;
      context.report({
        node,
        message: `${room.name} may not import ${targetRoom.name}: it may import ${room.mayImport.join(", ") || "nothing"}. ${room.hint ?? "Declare a port where it is used, and implement it there."}`,
      });
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

const pureCore = {
  meta: { type: "problem", docs: { description: "core/ is synchronous and deterministic" } },
  create(context) {
    const path = projectPath(context.filename);
    if (!/(^|\/)core\//.test(path) || /\.(test|bench)\.ts$/.test(path)) return {};
    return {
      Identifier(node) {
        const instead = IMPURE_GLOBALS[node.name];
        if (instead === undefined || !Object.hasOwn(IMPURE_GLOBALS, node.name)) return;
        const parent = node.parent;
        if (parent?.type === "MemberExpression" && parent.property === node && !parent.computed) return;
        if (
          (parent?.type === "Property" ||
            parent?.type?.endsWith("Definition") ||
            parent?.type === "TSPropertySignature") &&
          parent.key === node
        )
          return;
        context.report({ node, message: `core/ is pure: no ${node.name} here; ${instead}.` });
      },
      MemberExpression(node) {
        if (node.object.type === "Identifier" && node.object.name === "Math" && node.property.name === "random") {
          context.report({
            node,
            message: "core/ is pure: no Math.random here; take a Rng as an argument (core/random).",
          });
        }
      },
      AwaitExpression(node) {
        context.report({ node, message: "core/ is synchronous: return a value; the shell awaits." });
      },
      ImportDeclaration(node) {
        const source = node.source.value;
        if (typeof source === "string" && !source.startsWith(".") && !PURE_PACKAGES.has(source)) {
          context.report({
            node,
            message: `core/ is pure: it imports no package (${source}); take what it gives as an argument.`,
          });
        }
      },
    };
  },
};

export default {
  meta: { name: "aurora" },
  rules: { "import-arrows": importArrows, "pure-core": pureCore },
};

export { ROOMS };
