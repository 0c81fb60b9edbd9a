import { prebuildWorkflows } from '../activities/workflow-code.ts';
import { ensurePage } from '../stack/build/page.ts';
import { explain, say, sayAside } from '../stack/say.ts';

// What an image or a package brings ready-made: the office's page and the workflow code.
try {
  await ensurePage(say);
  await prebuildWorkflows();
  say('工作流代码已打包。');
} catch (error) {
  sayAside(explain(error));
  process.exitCode = 1;
}
