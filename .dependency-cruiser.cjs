/** Imports point one way (docs/architecture.md). Each folder lists what it may touch; everything else is an error. */
const layer = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { path: '^[a-z]', pathNot: [...allowed, 'node_modules'], dependencyTypesNot: ['core'] },
});

module.exports = {
  forbidden: [
    layer('procedure-is-the-heart', '^procedure/', ['^procedure/'], '规程不依赖任何别的文件夹'),
    {
      name: 'procedure-knows-no-engine',
      severity: 'error',
      from: { path: '^procedure/' },
      to: { path: 'node_modules/(@temporalio|fastify|drizzle-orm|postgres|pg)/' },
    },
    layer('workflows-host-the-heart', '^workflows/(?!replay|bundle|build-id|gzip-codec|encryption-codec|data-converter)', ['^procedure/', '^workflows/', '^activities/index'], '工作流只用规程和活动的类型'),
    {
      name: 'workflows-are-deterministic',
      severity: 'error',
      from: { path: '^workflows/', pathNot: ['\\.test\\.ts$', '^workflows/(replay|bundle|build-id|gzip-codec|data-converter)\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    layer('activities', '^activities/', ['^activities/', '^db/', '^procedure/', '^workflows/', '^config'], '活动写台账、启动和通知别的工作流'),
    layer('api', '^api/(?!orchestrator/clocks\\.ts|audits/(child|work)\\.ts)', ['^api/', '^audit/(timeline|lists|seal/keys|source/(ledger|runs)|evidence|finding|print|report)', '^db/', '^procedure/', '^workflows/(messages|ids|data-converter|quiet)', '^keys/', '^papers/', '^config', '^package.json', '^notices/(?!start|channels|queue|open-queue|dispatch|deliver)', '^sheets/'], '接口不碰工作流代码，也不发通知'),
    layer('api-clocks', '^api/orchestrator/clocks\\.ts', ['^api/', '^procedure/', '^workflows/messages', '^rehearsal/(virtual-round|skipping)'], '演练的时钟：接口里只有这一处用虚拟时间'),
    layer('api-audit', '^api/audits/(child|work)\\.ts', ['^api/audits/', '^activities/worker', '^audit/', '^db/', '^keys/', '^procedure/', '^workflows/', '^config'], '审计在自己的进程里重放，接口只给它派活'),
    layer('notices', '^notices/', ['^notices/', '^db/', '^procedure/', '^config'], '通知读台账、写自己的表、往外发'),
    {
      name: 'only-the-orchestrator-knows-the-engine',
      severity: 'error',
      from: { path: '^api/', pathNot: ['^api/orchestrator', '^api/audits/child\\.ts', '\\.test\\.ts$'] },
      to: { path: 'node_modules/@temporalio/', dependencyTypesNot: ['type-only'] },
    },
    layer('audit', '^audit/', ['^audit/', '^activities/export-run', '^db/', '^keys/', '^procedure/', '^workflows/', '^config'], '审计读历史和台账，签检查点，导出历史'),
    layer('db', '^db/', ['^db/', '^keys/', '^procedure/'], '台账只认规程的形状'),
    layer('sheets', '^sheets/', ['^sheets/', '^procedure/'], '台账的 Excel：写和读，不认识台账从哪里来'),
    layer('papers', '^papers/', ['^papers/', '^procedure/', '^api/html\\.ts$'], '公文样式只由规程和给它的值印出，不认识台账'),
    layer('keys', '^keys/', ['^keys/'], '密钥环不认识用它的人'),
    layer('rehearsal', '^rehearsal/', ['^rehearsal/', '^db/', '^keys/', '^procedure/', '^workflows/', '^stack/'], '演练直接用引擎，不经接口'),
    layer('metrics', '^metrics/', ['^metrics/', '^db/', '^procedure/', '^config'], '数字：看台账和请求，不认识谁用它'),
    layer('page-words', '^web/src/messages/', ['^web/src/messages/', '^procedure/rulebook/roles\\.ts', '^procedure/narrative/kind\\.ts', '^audit/lists/titles\\.ts', '^db/trail/events\\.ts'], '网页的字句：各方、事件、清单叫什么，与服务器是同一处'),
    layer('stack', '^stack/', ['^stack/', '^keys/', '^config/(engine-tls|told)\\.ts$', '^db/(migrate|ensure-database|rehearsal-url|app-role|setup-error|sql-state)\\.ts'], '服务的安装和启停'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/|^web/(?!src/messages/)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'] },
    parser: 'swc',
  },
};
