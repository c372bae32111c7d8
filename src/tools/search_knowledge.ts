import { z } from 'zod';
import { Words } from './inputs.ts';
import { unavailable } from './refusals.ts';
import { tool } from './tool.ts';

export const searchKnowledge = tool({
  name: 'search_knowledge',
  description:
    'Looks up what the shop has written down (care, materials, payment, shipping, gift cards, shops …) by the words of a question. Answer from a passage that answers it, name its title as the source, and say plainly that you do not know when none does.',
  input: z.strictObject({ question: Words.pipe(z.string().min(2)), language: z.string().max(35).optional() }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ question, language }, { knowledge, settings }) {
    if (!knowledge) return { ok: true, output: [] };
    try {
      const found = await knowledge.search(question, language ?? settings.locale);
      return { ok: true, output: found };
    } catch {
      return unavailable();
    }
  },
});
