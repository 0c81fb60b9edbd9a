import { keyIdsOfAccounts } from '../../db/queries/key-ids.ts';
import { ring } from '../../keys/open.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { encryptionKeysSchema } from '../schemas/encryption-keys.ts';

/** 加密密钥: which there are and since when. How much is under each only `npm run keys -- status` counts: it reads all. */
export function encryptionKeyRoutes(api: Api, { db }: Pick<ApiDeps, 'db'>): void {
  api.get(
    '/api/encryption-keys',
    {
      config: { right: 'people.see' },
      schema: {
        summary: '加密密钥的名和产生的时间，缺哪一把；各把还有多少内容要用，见 npm run keys -- status',
        response: { 200: encryptionKeysSchema },
      },
    },
    async () => {
      const { all, activeId } = ring();
      const used = await keyIdsOfAccounts(db);
      return {
        keys: all.toReversed().map(({ id, madeAt }) => ({ id, active: id === activeId, madeAt })),
        missing: used.filter((id) => !ring().has(id)),
      };
    },
  );
}
