// Exit code 0 when the API in this container lives; whether it can do its work is asked at /health/ready.
const port = process.env.PORT || '8080';
const answer = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(2500) }).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
