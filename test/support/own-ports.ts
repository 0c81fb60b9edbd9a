import { randomInt } from 'node:crypto';
import getPort, { clearLockedPorts, portNumbers } from 'get-port';

// Test files run side by side, and two that start a whole product at the same moment would both find the usual port free.
for (const name of ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT']) {
  const from = randomInt(10_000, 19_000);
  process.env[name] ??= String(await getPort({ port: portNumbers(from, from + 200), host: '127.0.0.1' }));
}
// They are for the product that the file starts.
clearLockedPorts();
