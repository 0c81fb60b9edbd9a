import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import react from '@vitejs/plugin-react';
import fastify from 'fastify';
import { build } from 'vite';
import { compressed } from '../../../web/compress.ts';

// Inside the repository, so that its packages are found.
const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/xuncheng-bench-page', import.meta.url));

const HTML = `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><title>空</title></head>
  <body><div id="root"></div><script type="module" src="/main.tsx"></script></body>
</html>
`;

/** The same frame of the same packages with nothing in it: menu, heading, four cards, one empty table. */
const MAIN = `import { App, Card, ConfigProvider, Layout, Menu, Table } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
const items = ['工作台', '轮次', '时限台账'].map((label) => ({ key: label, label }));
createRoot(document.getElementById('root')!).render(
  <ConfigProvider locale={zhCN}><App><Layout>
    <Layout.Sider theme="light"><Menu items={items} /></Layout.Sider>
    <Layout.Content><h1>工作台</h1>{[1, 2, 3, 4].map((n) => <Card key={n} title={n}><Table columns={[{ title: n }]} /></Card>)}</Layout.Content>
  </Layout></App></ConfigProvider>,
);
`;

/** Builds the bare page as the product's page is built and serves it as the product does; says where it is. */
export async function serveBare(): Promise<{ url: string; close(): Promise<void> }> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'index.html'), HTML);
  await writeFile(join(FOLDER, 'main.tsx'), MAIN);
  const target = { target: 'es2022' as const, modulePreload: { polyfill: false }, reportCompressedSize: false };
  await build({
    root: FOLDER,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), compressed()],
    build: { ...target, chunkSizeWarningLimit: 2000 },
  });
  const app = fastify();
  await app.register(fastifyStatic, {
    root: join(FOLDER, 'dist'),
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => app.close() };
}
