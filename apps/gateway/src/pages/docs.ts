import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Reply } from "../http/reply.ts";
import type { PageRoute } from "../http/route.ts";
import { ownDocument, type DocumentFacts } from "./own-document.ts";
import { startScript } from "./start-script.ts";

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>MGP Gateway</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<main id="entrance" hidden class="swagger-ui wrapper">
<h1>MGP Gateway</h1>
<p><label for="key">This gateway asks for a key. It is kept in this page only, until the page is left or loaded again.</label></p>
<p><input id="key" type="password" autocomplete="off" spellcheck="false"> <button id="open" class="btn">Open</button></p>
<p id="refusal" role="alert"></p>
</main>
<div id="page"></div>
<script src="/docs/swagger-ui.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Nothing from another host, no inline script; styles may be inline, as Swagger UI writes them into elements. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * `/openapi.json`, which states what is particular to this gateway, and `/docs` with its assets, which come from the
 * installed package of Swagger UI. The page says nothing of this gateway, so it is open: a browser sends no key when it
 * follows a link. It asks for one where the document needs it.
 */
export function documentationRoutes(facts: DocumentFacts): readonly PageRoute[] {
  return [
    entrance(),
    documentationPage(
      "/openapi.json",
      "application/json",
      () => ownDocument(asset("@mgp/schemas/openapi.json").toString(), facts),
      "key",
    ),
    documentationPage("/docs", "text/html; charset=utf-8", () => page),
    documentationPage("/docs/start.js", "text/javascript; charset=utf-8", () => startScript),
    documentationPage("/docs/swagger-ui.js", "text/javascript; charset=utf-8", () =>
      asset("swagger-ui-dist/swagger-ui-bundle.js"),
    ),
    documentationPage("/docs/swagger-ui.css", "text/css; charset=utf-8", () => asset("swagger-ui-dist/swagger-ui.css")),
  ];
}

function documentationPage(
  path: string,
  contentType: string,
  read: () => Reply["body"],
  access: PageRoute["access"] = "keyless",
): PageRoute {
  let reply: Reply | undefined;
  const headers = { "Content-Security-Policy": contentSecurityPolicy, "Referrer-Policy": "no-referrer" };
  const answer = (): Reply => (reply ??= { status: 200, contentType, body: read(), headers });
  return { kind: "page", name: "docs", method: "GET", path, access, answer };
}

/** `/`, for those who look at the gateway's address. */
function entrance(): PageRoute {
  const reply = { status: 302, contentType: "text/plain", body: "", headers: { Location: "/docs" } };
  return { kind: "page", name: "root", method: "GET", path: "/", access: "keyless", answer: () => reply };
}

function asset(specifier: string): Buffer<ArrayBuffer> {
  return readFileSync(createRequire(import.meta.url).resolve(specifier));
}
