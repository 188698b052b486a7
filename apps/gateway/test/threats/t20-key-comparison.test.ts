import crypto from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { digestOfHeader, digestOfSecret, sameDigest } from "../../src/authentication/digest.ts";
import { namedCallers, sharedApiKey, sharedBearerToken, type Authenticate } from "../../src/index.ts";
import { testCallers } from "./support/callers.ts";

const folder = path.join(import.meta.dirname, "../../src/authentication");

test("digests are the same only when every bit is", () => {
  const digest = digestOfSecret("geheim");
  expect(sameDigest(digest, digestOfHeader("geheim"))).toBe(true);
  for (let bit = 0; bit < digest.length * 8; bit += 1) {
    const other = Buffer.from(digest);
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(sameDigest(digest, other)).toBe(false);
  }
  for (const other of [digest.subarray(1), digest.subarray(0, 31), Buffer.concat([digest, digest]), Buffer.alloc(0)])
    expect(sameDigest(digest, other)).toBe(false);
});

const key = "mgp_0123456789abcdef0123456789abcdef0123456789A";
const keys = [
  "",
  " ",
  key.slice(1),
  key.slice(0, -1),
  `${key}A`,
  ` ${key}`,
  `${key} `,
  key.toUpperCase(),
  `${key}\u0000`,
];

function headersOf(name: string, value: string): Parameters<Authenticate>[0] {
  return { remoteAddress: undefined, header: (asked) => (asked === name ? value : undefined) };
}

test.each([
  ["api_key", sharedApiKey(key), "x-mgp-api-key", ""],
  ["bearer", sharedBearerToken(key), "authorization", "Bearer "],
] as const)("mode %s accepts the secret and nothing like it", async (_, authenticate, name, prefix) => {
  expect(await authenticate(headersOf(name, prefix + key))).toHaveProperty("caller");
  const near = Array.from(key).map(
    (character, place) => key.slice(0, place) + (character === "x" ? "y" : "x") + key.slice(place + 1),
  );
  for (const wrong of [...keys, ...near])
    expect(await authenticate(headersOf(name, prefix + wrong))).toHaveProperty("rejected");
});

test("mode callers: of all wrong keys none names a caller, and all are told the same", async () => {
  const { registry, identities } = testCallers();
  const authenticate = namedCallers(registry);
  const right = (identities["acme-bot"].headers["Authorization"] ?? "").slice("Bearer ".length);
  expect(await authenticate(headersOf("x-mgp-api-key", right))).toHaveProperty("caller.id", "acme-bot");
  const told = new Set<string>();
  for (const wrong of [...keys, right.slice(0, -1), `${right}x`, right.toLowerCase(), "acme-bot"])
    told.add(JSON.stringify(await authenticate(headersOf("x-mgp-api-key", wrong))));
  // The digest itself is no key.
  const digest = crypto.createHash("sha256").update(right).digest("hex");
  told.add(JSON.stringify(await authenticate(headersOf("authorization", `Bearer ${digest}`))));
  expect(told.size).toBe(1);
  expect([...told][0]).toContain("rejected");
});

/** Comparisons in a source file that end at the first difference, on something that may be a secret. */
function quickComparisons(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const secret = /key|token|secret|digest|presented|expected|hash|credential|password/i;
  const harmless = /^(?:undefined|null|""|-?\d+|true|false)$/;
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText())) {
      const sides = [node.left.getText(), node.right.getText()];
      const isLength = sides.every((side) => /(?:\.length|^\d+)$/.test(side));
      const isType = sides.some((side) => side.startsWith("typeof "));
      const isCheck = sides.some((side) => harmless.test(side)) || isLength || isType;
      if (!isCheck && sides.some((side) => secret.test(side))) found.push(node.getText());
    }
    if (ts.isCallExpression(node) && /\.(?:equals|compare|localeCompare)$/.test(node.expression.getText())) {
      const callee = node.expression.getText();
      if (secret.test(callee)) found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((text) => `${path.basename(file)}: ${text}`);
}

test("no source file of authentication compares a secret with === or !==", () => {
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  expect(files.length).toBeGreaterThan(5);
  expect(files.flatMap(quickComparisons)).toEqual([]);
});

test("digests are compared by timingSafeEqual, in one place", () => {
  const users = readdirSync(folder).filter((name) =>
    readFileSync(path.join(folder, name), "utf8").includes("timingSafeEqual(one, other)"),
  );
  expect(users).toEqual(["digest.ts"]);
});
