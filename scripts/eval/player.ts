import { providerOf } from '../../src/brain/model/chain.ts';
import { patienceFor } from '../../src/brain/patience.ts';
import { BrainSettings } from '../../src/brain/settings.ts';
import type { Player } from './play.ts';

/** Lines of one step, at most. */
const MOST_LINES = 8;
const DONE = 'DONE';

/**
 * A model plays the customer, through the same port as any brain of the service: chat completions at
 * COMPATIBLE_BASE_URL. It knows its goal and the talk, and nothing else.
 */
export function modelPlayer(model: string): (goal: string, persona: string, language: string) => Player {
  const env = {
    ANTHROPIC_BASE_URL: process.env.ANTHROPIC_BASE_URL ?? 'https://api.anthropic.com',
    OPENAI_BASE_URL: process.env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    COMPATIBLE_BASE_URL: process.env.COMPATIBLE_BASE_URL ?? '',
    JURISDICTION: '',
  };
  const provider = providerOf(
    { kind: 'compatible', model },
    { env, fetch, compatibleApiKey: process.env.COMPATIBLE_API_KEY ?? '' },
    {
      patience: patienceFor({ spoken: false, letter: true }, BrainSettings.parse({})),
      person: 'eval',
      used: () => undefined,
    },
  );
  if (!provider) throw new Error('--player needs COMPATIBLE_BASE_URL');
  return (goal, persona, language) => ({
    async next(step, n, lines) {
      if (n >= MOST_LINES) return null;
      // The first line is the scenario's: it says what this is about.
      if (n === 0) return step.lines[0] ?? null;
      const talk = lines.map(({ who, text }) => `${who}: ${text}`).join('\n');
      const system = `You play a customer of a fashion shop, ${persona}, in the language ${language}, by ${step.channel}. Your goal: ${goal}. Answer with your next line alone, or with ${DONE} once the goal is reached or cannot be.`;
      const request = {
        tools: [],
        system: [{ type: 'text' as const, text: system }],
        messages: [{ role: 'user' as const, content: [{ type: 'text', text: talk }] }],
      };
      let line = '';
      for await (const piece of provider.ask(request, AbortSignal.timeout(60_000))) line += piece;
      return line.includes(DONE) ? null : line.trim() || null;
    },
  });
}
