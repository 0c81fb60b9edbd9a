import type { ApiClient } from '../api-client.ts';

interface Entry {
  body: { key?: string; triggers?: string[]; factId?: string };
}

const PAGE = 1000;

/** Keys of the deadlines of a workflow that some of its facts began or met, read from its entries. */
export async function keysBy(api: ApiClient, workflowId: string, facts: string[]): Promise<Set<string>> {
  const own = (id: string) => facts.some((fact) => id === fact || id.startsWith(`${fact}/`));
  const keys = new Set<string>();
  for (let after: string | null = '0'; after !== null; ) {
    const page: { items: Entry[]; next: string | null } = await api.get(
      `entries?workflow=${workflowId}&limit=${PAGE}&after=${after}`,
    );
    for (const { body } of page.items) {
      const { key, triggers = [], factId } = body;
      if (key !== undefined && [...triggers, ...(factId === undefined ? [] : [factId])].some(own)) keys.add(key);
    }
    after = page.next;
  }
  return keys;
}
