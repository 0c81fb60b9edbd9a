import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with the one line that CI reads: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === 'passed').length;
      failed += tests.filter((test) => test.result().state === 'failed').length;
      // A file that broke outside its tests counts as a failure too.
      if (!module.ok() && !tests.some((test) => test.result().state === 'failed')) failed += 1;
    }
    // After the default reporter's summary, which is printed in the same turn.
    process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
