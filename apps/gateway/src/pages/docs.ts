import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Reply } from "../http/reply.ts";
import type { PageRoute } from "../http/route.ts";
import { ownDocument, type DocumentFacts } from "./own-document.ts";

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
<div id="page"></div>
<script src="/docs/swagger-ui.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

// validatorUrl: else it would ask another host whether the document is valid.
const start = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#page", deepLinking: true, validatorUrl: null });\n`;

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
 * installed package of Swagger UI.
 */
export function documentationRoutes(facts: DocumentFacts): readonly PageRoute[] {
  return [
    documentationPage("/openapi.json", "application/json", () =>
      ownDocument(asset("@mgp/schemas/openapi.json").toString(), facts),
    ),
    documentationPage("/docs", "text/html; charset=utf-8", () => page),
    documentationPage("/docs/start.js", "text/javascript; charset=utf-8", () => start),
    documentationPage("/docs/swagger-ui.js", "text/javascript; charset=utf-8", () =>
      asset("swagger-ui-dist/swagger-ui-bundle.js"),
    ),
    documentationPage("/docs/swagger-ui.css", "text/css; charset=utf-8", () => asset("swagger-ui-dist/swagger-ui.css")),
  ];
}

function documentationPage(path: string, contentType: string, read: () => Reply["body"]): PageRoute {
  let reply: Reply | undefined;
  const headers = { "Content-Security-Policy": contentSecurityPolicy, "Referrer-Policy": "no-referrer" };
  const answer = (): Reply => (reply ??= { status: 200, contentType, body: read(), headers });
  return { kind: "page", name: "docs", method: "GET", path, open: false, answer };
}

function asset(specifier: string): Buffer<ArrayBuffer> {
  return readFileSync(createRequire(import.meta.url).resolve(specifier));
}
