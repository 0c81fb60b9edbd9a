import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { Api } from './deps.ts';

const ADDRESS = '/api/docs';

/** Who may ask the library's own addresses is decided here: everybody who signed in. Call it before any route is made. */
export function decideDocs(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.url !== ADDRESS && !route.url.startsWith(`${ADDRESS}/`)) return;
    route.config = { ...route.config, right: 'known' };
  });
}

/** 接口说明: the reference of the whole interface from its own description, with our own files only. */
export async function docsPage(api: Api): Promise<void> {
  await api.register(swaggerUi, {
    routePrefix: ADDRESS,
    uiConfig: {
      docExpansion: 'none',
      filter: true,
      // What is tried from here is looked at; it is recorded on the page.
      supportedSubmitMethods: ['get'],
      // Nothing is asked of another host.
      validatorUrl: null,
    },
    theme: { title: '巡程接口说明', css: [{ filename: 'own.css', content: '.topbar{display:none}' }] },
  });
}
