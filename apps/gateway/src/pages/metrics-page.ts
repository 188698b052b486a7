import type { PageRoute } from "../http/route.ts";
import type { GatewayMetrics } from "../metrics.ts";

/** `/metrics`, for Prometheus. */
export function metricsRoute(metrics: GatewayMetrics): PageRoute {
  return {
    kind: "page",
    name: "metrics",
    method: "GET",
    path: "/metrics",
    access: "scrape",
    answer: async () => ({ status: 200, contentType: metrics.contentType, body: await metrics.text() }),
  };
}
