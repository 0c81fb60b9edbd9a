import type { Server } from 'node:http';

export const MAX_BODY_BYTES = 1_048_576;
/** All headers of a request together, as the server's parser counts them. */
export const MAX_HEADER_BYTES = 16_384;

/** From the first byte to the last of the headers, and of the whole request: a scan over a slow line takes minutes. */
const HEADERS_MS = 20_000;
const REQUEST_MS = 300_000;
/** How often they are looked at. */
const CHECK_MS = 5000;
/** Between two requests on one connection. */
const KEEP_ALIVE_MS = 72_000;
const MOST_CONNECTIONS = 1000;
const MOST_HEADERS = 100;

/** What a server is made with so that slow callers are noticed in time. */
export const SERVER_OPTIONS = { maxHeaderSize: MAX_HEADER_BYTES, connectionsCheckingInterval: CHECK_MS };

/** Bounds what callers can hold of a server by being slow or many; more connections than these are closed at once. */
export function bound(server: Server): void {
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = MOST_HEADERS;
}
