import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Api } from './deps.ts';
import { summaryOf } from './openapi/summaries.ts';
import { TAG_NAMES, tagOf } from './openapi/tags.ts';
import { problemSchema } from './problem.ts';

const problems = {
  description: '未成功：问题说明',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** The OpenAPI document of every route; any of them may answer with a problem. */
export async function describeApi(api: Api, version: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '巡程', description: '县委巡察轮次的持久编排', version },
      tags: TAG_NAMES.map((name) => ({ name })),
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'xuncheng',
            description:
              '网页登录（POST /api/session）；经 TLS 时名为 __Host-xuncheng。改动另带 x-requested-with: xuncheng',
          },
          key: { type: 'http', scheme: 'bearer', description: '接口密钥（xk_…），或本机命令的令牌' },
          basic: { type: 'http', scheme: 'basic', description: '账号和口令' },
        },
      },
      security: [{ session: [] }, { key: [] }, { basic: [] }],
    },
    transform: (route) => {
      const { schema, url } = route;
      if (schema === undefined || schema.hide) return jsonSchemaTransform(route);
      const response = { ...(schema.response as Record<string, unknown>), default: problems };
      const [method = ''] = [route.route.method].flat();
      const summary = schema.summary ?? summaryOf(method, url);
      const told = { tags: [tagOf(url)], ...schema, ...(summary !== undefined && { summary }), response };
      return jsonSchemaTransform({ ...route, schema: told });
    },
  });
}
