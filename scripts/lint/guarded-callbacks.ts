// What runs in a callback of a timer, an event or a driver has no caller: its throw would end the process.
import type { RuleTester } from "oxlint/plugins-dev";

type Rule = Parameters<RuleTester["run"]>[1];
type Visitor = ReturnType<NonNullable<Rule["create"]>>;
type Node = Parameters<NonNullable<Visitor["CallExpression"]>>[0]["arguments"][number];

const timers: ReadonlySet<string> = new Set(["setTimeout", "setInterval", "setImmediate", "queueMicrotask"]);
const listening: ReadonlySet<string> = new Set([
  "on",
  "once",
  "addListener",
  "prependListener",
  "prependOnceListener",
  "addEventListener",
]);

/** `guarded(…)` */
function isGuarded(node: Node | null | undefined): boolean {
  return node?.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "guarded";
}

/** The name under which a variable or a member of `this` was made. */
function nameOf(node: Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression") return undefined;
  return node.property.type === "PrivateIdentifier" ? `#${node.property.name}` : undefined;
}

/** An event is named by a text. */
function isText(node: Node | undefined): boolean {
  return node?.type === "Literal" && typeof node.value === "string";
}

function isFunction(node: Node | undefined): boolean {
  return node?.type === "ArrowFunctionExpression" || node?.type === "FunctionExpression";
}

const guardedCallbacks: Rule = {
  meta: {
    type: "problem",
    docs: { description: "Callbacks of timers, events and drivers are made by guarded()." },
    messages: {
      bare: "An error that this callback throws is not caught, and ends the process. Make it with guarded(callback, onFailure) of @mgp/core.",
      timers: "Take timers from the globals or from node:timers/promises, so that callbacks are seen to be guarded.",
    },
  },
  create(context) {
    const made = new Set<string>();
    /** Names of imports: from where they come. */
    const imported = new Map<string, string>();
    const callbacks: Node[] = [];
    return {
      ImportDeclaration(node) {
        const from = node.source.value;
        if (from === "node:timers" || from === "timers") context.report({ node, messageId: "timers" });
        for (const specifier of node.specifiers) imported.set(specifier.local.name, from);
      },
      VariableDeclarator(node) {
        if (node.id.type === "Identifier" && isGuarded(node.init)) made.add(node.id.name);
      },
      PropertyDefinition(node) {
        if (node.key.type === "PrivateIdentifier" && isGuarded(node.value)) made.add(`#${node.key.name}`);
      },
      AssignmentExpression(node) {
        const { left } = node;
        if (left.type !== "MemberExpression" || !isGuarded(node.right)) return;
        const name = nameOf(left);
        if (name !== undefined) made.add(name);
      },
      CallExpression(node) {
        const { callee, arguments: given } = node;
        const callback = callbackOf(callee, given, imported);
        if (callback !== undefined) callbacks.push(callback);
      },
      "Program:exit"() {
        for (const node of callbacks) {
          const name = nameOf(node);
          if (!isGuarded(node) && (name === undefined || !made.has(name))) context.report({ node, messageId: "bare" });
        }
      },
    };
  },
};

/** The callback that a call hands over, when it is of those that have no caller. */
function callbackOf(callee: Node, given: readonly Node[], imported: ReadonlyMap<string, string>): Node | undefined {
  if (callee.type === "MemberExpression" && callee.property.type === "Identifier") {
    const { name } = callee.property;
    const isProcess = callee.object.type === "Identifier" && callee.object.name === "process";
    if (isProcess && name === "nextTick") return given[0];
    return listening.has(name) && isText(given[0]) ? given[1] : undefined;
  }
  if (callee.type !== "Identifier") return undefined;
  const from = imported.get(callee.name);
  if (timers.has(callee.name) && from === undefined) return given[0];
  // A function of Node.js that takes a callback: `write(descriptor, bytes, callback)`.
  return from?.startsWith("node:") === true && isFunction(given.at(-1)) ? given.at(-1) : undefined;
}

interface Plugin {
  readonly meta: { readonly name: string };
  readonly rules: { readonly "guarded-callbacks": Rule };
}

const plugin: Plugin = { meta: { name: "mgp" }, rules: { "guarded-callbacks": guardedCallbacks } };

export default plugin;
