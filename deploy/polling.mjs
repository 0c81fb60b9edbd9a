// Exit code 0 when the worker in this container takes work; its metrics' port answers that to anybody.
const port = process.env.METRICS_PORT || '9464';
const answer = await fetch(`http://127.0.0.1:${port}/live`, { signal: AbortSignal.timeout(4000) }).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
