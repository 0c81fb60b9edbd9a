import { permissionsPage } from '../api/permissions/page.ts';
import { say } from '../stack/say.ts';
import { bareApp } from './bare-app.ts';

/** Prints docs/permissions.md: what each role may do, and what each route asks. */
const app = await bareApp();
say(permissionsPage(app.decisions).trimEnd());
await app.close();
