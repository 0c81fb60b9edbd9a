import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';

/** A replay is handed its code; what would bundle or debug workflows, webpack with it, stays out. */
const unneeded: Plugin = {
  name: 'unneeded',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/(bundler|debug-replayer|threaded-vm)$/ }, ({ path, importer }) =>
      importer.includes('@temporalio/worker') ? { path, namespace: 'unneeded' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'unneeded' }, () => ({
      contents: 'exports.defaultWorkflowInterceptorModules = [];',
    }));
  },
};

/** Said before anything that an older Node.js would stumble over. */
const BANNER = `if (Number(process.versions.node.split('.')[0]) < 20) {
  process.stderr.write('需要 Node.js 20.19 或更新的版本，这里是 ' + process.version + '\\n');
  process.exit(2);
}
const importMetaUrl = require('node:url').pathToFileURL(__filename).href;`;

/** One script of `verify.ts` and everything it imports, readable: an auditor may want to. Answers what went into it. */
export async function writeScript(outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('./verify.ts', import.meta.url))],
    absWorkingDir: dirname(fileURLToPath(new URL('../../package.json', import.meta.url))),
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    charset: 'utf8',
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: BANNER },
    plugins: [unneeded],
    metafile: true,
    logLevel: 'silent',
  });
  return metafile;
}
