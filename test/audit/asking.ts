import { startAudit } from '../../api/audits/process.ts';

// Asks for an audit of nothing that answers, and waits for it.
const env = { ...process.env, DATABASE_URL: 'postgres://127.0.0.1:1/none', TEMPORAL_ADDRESS: '127.0.0.1:1' };
await startAudit(env, { all: true }, () => {}).report.catch(() => undefined);
