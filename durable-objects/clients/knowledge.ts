import type { Env } from '../../src/env.ts';
import type { Knowledge } from '../../src/knowledge/article.ts';
import { objectName, open } from './open.ts';
import { rehearsedStore } from './rehearsal.ts';

/** A store's knowledge. */
export function knowledgeObject(env: Env, store: string) {
  return open(env, env.KNOWLEDGE, objectName(store, 'knowledge'));
}

/** It as a turn of a customer's may ask it. Throws when it does not answer. */
export function storeKnowledge(env: Env, store: string, customer: string): Knowledge {
  // A rehearsal reads what the store has written down, and asks nothing in earnest.
  const of = rehearsedStore(store);
  const asker = of === null ? customer : null;
  return {
    search: async (question, language) =>
      structuredClone(await knowledgeObject(env, of ?? store).search(question, language, asker)),
  };
}
