import { say } from '../stack/say.ts';
import { bareApp } from './bare-app.ts';

/** Prints the API's OpenAPI document, without a database, an engine or a listener. */
const app = await bareApp();
say(JSON.stringify(app.swagger(), null, 1));
await app.close();
