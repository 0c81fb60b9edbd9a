# Two images of one release: `app` (API, worker, commands) and `engine` (Temporal server, its schema tool, its Web UI),
# from the versions the embedded product is tested with. docs/deployment.md tells how to pin the bases by digest.
ARG NODE_IMAGE=node:20.20.2-bookworm-slim
ARG GO_IMAGE=golang:1.26.8-bookworm
ARG DEBIAN_IMAGE=debian:12.12-slim

# --- Libraries, by the lock file ---
FROM ${NODE_IMAGE} AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/types/package.json web/types/
RUN npm ci

# --- The office's page and the workflow code, ready-made ---
FROM install AS build
COPY . .
RUN npm run build

# --- Only what runs: no tools of development, no embedded database, no page libraries, no other platforms ---
FROM install AS production
COPY deploy/slim.sh deploy/
RUN npm prune --omit=dev && sh deploy/slim.sh

FROM ${NODE_IMAGE} AS app
ENV NODE_ENV=production XUNCHENG_DATA=/data HOST=0.0.0.0
WORKDIR /app
COPY --from=production /app/node_modules node_modules
COPY . .
COPY --from=build /app/web/dist web/dist
COPY --from=build /app/workflows/dist workflows/dist
RUN install -d -o 1000 -g 1000 -m 700 /data
USER 1000:1000
VOLUME /data
EXPOSE 8080 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "deploy/healthy.mjs"]
CMD ["node", "--import", "tsx", "server.ts"]

# --- Temporal, built from its pinned modules ---
FROM ${GO_IMAGE} AS temporal
ENV CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-buildvcs=false
ARG TEMPORAL_VERSION=v1.32.0
ARG TEMPORAL_UI_VERSION=v2.54.1
RUN GOBIN=/out/server go install -ldflags='-s -w' "go.temporal.io/server/cmd/server@${TEMPORAL_VERSION}" \
  && GOBIN=/out/sql go install -ldflags='-s -w' "go.temporal.io/server/cmd/tools/sql@${TEMPORAL_VERSION}" \
  && GOBIN=/out/ui go install -ldflags='-s -w' "github.com/temporalio/ui-server/v2/cmd/server@${TEMPORAL_UI_VERSION}"

FROM ${DEBIAN_IMAGE} AS engine
RUN useradd --system --uid 10001 --user-group --no-create-home temporal
COPY --from=temporal /out/server/server /usr/local/bin/temporal-server
COPY --from=temporal /out/sql/sql /usr/local/bin/temporal-sql-tool
COPY --from=temporal /out/ui/server /usr/local/bin/temporal-ui
COPY deploy/temporal /etc/xuncheng/temporal
USER 10001:10001
EXPOSE 7233 8233
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=10 CMD ["bash", "-c", "exec 3<>/dev/tcp/$(hostname -i | cut -d' ' -f1)/7233"]
ENTRYPOINT ["/etc/xuncheng/temporal/engine.sh"]
CMD ["server"]
