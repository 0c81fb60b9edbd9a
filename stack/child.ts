import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Runs a script of the product as a child of the stack: `node --import tsx stack/child.ts worker.ts`.
const [script = ''] = process.argv.slice(2);

// When the process that started it is gone (kill -9), the child stops as well, instead of serving on beside the one
// the next start brings up. Not a preload: worker threads would inherit it without tsx.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

await import(pathToFileURL(resolve(script)).href);
