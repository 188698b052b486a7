# The gateway, with the adapters and ledgers of your choice. docs/container.md tells how to build, run and scale it.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /build
RUN npm install --global pnpm@10.34.9
COPY . .

# Names behind @mgp/adapter- and @mgp/ledger-, with blanks between them. The memory adapter and the embedded ledger
# are always there.
ARG MGP_ADAPTERS="postgres"
ARG MGP_LEDGERS="postgres"
RUN for name in ${MGP_ADAPTERS}; do \
      pnpm --filter @mgp/gateway add --save-prod --workspace --lockfile-only "@mgp/adapter-${name}" || exit 1; \
    done && \
    for name in ${MGP_LEDGERS}; do \
      pnpm --filter @mgp/gateway add --save-prod --workspace --lockfile-only "@mgp/ledger-${name}" || exit 1; \
    done
RUN --mount=type=cache,target=/root/.local/share/pnpm/store \
    pnpm --filter . --filter-prod "@mgp/gateway..." install --frozen-lockfile
RUN pnpm --filter-prod "@mgp/gateway..." run build
# By the lockfile, so that no version is chosen anew, not even that of an optional peer: offline, since what the lockfile
# names is in the store.
RUN --mount=type=cache,target=/root/.local/share/pnpm/store \
    pnpm --filter @mgp/gateway --config.inject-workspace-packages=true deploy --prod --no-optional --offline out
RUN mkdir state

FROM node:24.21.0-bookworm-slim
LABEL org.opencontainers.image.title="mgp-gateway" \
      org.opencontainers.image.description="Gateway of the Memory Governance Protocol" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /build/out /app
COPY --from=build --chown=1000:1000 /build/state /var/lib/mgp
# Whoever publishes the port lets others in, so that nobody gets in without a key.
ENV NODE_ENV=production \
    MGP_GATEWAY_ENV=production \
    MGP_GATEWAY_HOST=0.0.0.0 \
    MGP_GATEWAY_PORT=8080 \
    MGP_GATEWAY_AUTH_MODE=api_key
# Relative paths lead here, those of mgp.config.json, callers.json and .mgp included: the only place that is written to.
WORKDIR /var/lib/mgp
VOLUME /var/lib/mgp
# The user node. By number, so that an orchestrator sees that it is not root.
USER 1000:1000
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.MGP_GATEWAY_PORT || 8080}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/main.js"]
