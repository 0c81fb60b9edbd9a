import { openKeys } from '../../keys/open.ts';

/** Keys of the tests: the same in every file, and in every process a test starts, unless it says otherwise. */
process.env.XUNCHENG_KEYS ??= `k-test:${Buffer.alloc(32, 7).toString('base64')}`;
openKeys({ text: process.env.XUNCHENG_KEYS });
