import type { Card } from '../../../src/conversation/quote.ts';
import { Settings } from '../../../src/settings.ts';
import type { ToolName, ToolScope } from '../../../src/tools/tool.ts';
import { createToolbox, type Ledger } from '../../../src/tools/toolbox.ts';
import { memoryFiles } from '../world.ts';
import { type billed, NOW } from './world.ts';

export const SETTINGS = Settings.parse({ name: 'Cadence' });

type Billed = ReturnType<typeof billed>;

/** What a speaker can do there: `yes` is the card that the new words say yes to. */
export function speaking(
  { port }: Billed,
  scope: Partial<ToolScope>,
  { yes, files = memoryFiles() }: { yes?: Card; files?: ReturnType<typeof memoryFiles> } = {},
) {
  const done = new Map<string, unknown>();
  const ledger: Ledger = {
    find: (key) => (done.has(key) ? { output: done.get(key) } : null),
    begin: ({ key }) => (done.has(key) ? { output: done.get(key) } : null),
    abandon: () => undefined,
    finish: ({ key, output }) => void done.set(key, output),
  };
  const toolbox = createToolbox({
    scope: {
      now: NOW,
      claims: [],
      settings: SETTINGS,
      shop: port,
      files,
      assurance: 'anonymous',
      account: null,
      ...scope,
    },
    ledger,
    turn: 'm-1',
    agreements: {
      read: async () =>
        yes
          ? { kind: 'agrees', card: yes, alternative: yes.alternatives[0]?.id ?? '', by: 'words' }
          : { kind: 'none' },
      agreed: () => undefined,
      lapsed: () => undefined,
      requested: () => true,
    },
    onClaim: () => undefined,
    callMs: 60_000,
  });
  return { toolbox, files };
}

export const verified = (account: string): Partial<ToolScope> => ({ assurance: 'verified', account });
export const recognised = (account: string): Partial<ToolScope> => ({ assurance: 'recognised', account });

let cards = 0;
/** A card with what a call would do now, for this speaker. */
export async function cardOf(
  shop: Billed,
  scope: Partial<ToolScope>,
  tool: ToolName,
  input: object,
): Promise<Card> {
  const quoted = await speaking(shop, scope).toolbox.quote(tool, input as never);
  if (!quoted.ok) throw new Error(quoted.refusal.code);
  const effect = { tool, input, intent: 'subscription_cancel' as const, quote: quoted.output };
  return {
    ...{ id: `card-${++cards}`, session: 's1', channel: 'chat', assurance: 'recognised', at: NOW },
    alternatives: [{ id: `a-${cards}`, effects: [effect] }],
  };
}
