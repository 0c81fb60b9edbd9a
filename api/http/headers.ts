import helmet from '@fastify/helmet';
import type { Api } from '../deps.ts';
import { overTls } from './over-tls.ts';

const OWN = "'self'";
const NONE = "'none'";

/**
 * What a page of ours may load: our own files, never an inline script. Styles may be inline: Ant Design writes its own
 * into the page as it runs, and printed sheets carry theirs; no address but ours can be asked by one.
 */
const POLICY = {
  'default-src': [NONE],
  'script-src': [OWN],
  'style-src': [OWN, "'unsafe-inline'"],
  'img-src': [OWN, 'data:', 'blob:'],
  'font-src': [OWN],
  'connect-src': [OWN],
  'manifest-src': [OWN],
  'object-src': [NONE],
  'base-uri': [NONE],
  'form-action': [OWN],
  'frame-ancestors': [NONE],
};

const TWO_YEARS = 'max-age=63072000';
const NO_DEVICES = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** Every answer says what a browser may do with it: nothing is kept, framed, guessed at or told to other sites. */
export async function secureHeaders(app: Api): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Said below, where it is true.
    hsts: false,
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', NO_DEVICES);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (overTls(request)) reply.header('strict-transport-security', TWO_YEARS);
  });
}
