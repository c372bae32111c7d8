import { featuresOf } from '../src/brain/embedded/learned/features.ts';
import { likelihoods, type Packed } from '../src/brain/embedded/learned/model.ts';
import type { Intent } from '../src/conversation/values.ts';
import { languageOf } from '../src/language/index.ts';
import { compiled } from '../src/language/reading/compiled.ts';
import { readable, sentencesOf } from '../src/language/reading/text.ts';
import type { Example } from './examples.ts';

interface Count {
  right: number;
  wanted: number;
  named: number;
}

/** How well a model names the intents of messages that it has not seen, as a table of Markdown: alone, without the patterns. */
export function reportOf(examples: readonly Example[], packed: Packed): string {
  const counts = new Map(packed.intents.map((intent) => [intent, { right: 0, wanted: 0, named: 0 }]));
  for (const { text, language, intents } of examples) {
    const [wanted, second] = intents;
    const named = wanted && !second ? namedIn(text, language, packed) : undefined;
    const of = (intent: Intent | undefined) => intent && counts.get(intent);
    const [asked, given] = [of(wanted), of(named)];
    if (!asked || !given) continue;
    asked.wanted++;
    given.named++;
    if (asked === given) asked.right++;
  }
  const lines = [...counts].map(
    ([intent, count]) =>
      `| ${intent} | ${count.wanted} | ${share(precisionOf(count))} | ${share(recallOf(count))} | ${share(f1Of(count))} |`,
  );
  const all = [...counts.values()];
  const right = all.reduce((sum, count) => sum + count.right, 0);
  const wanted = all.reduce((sum, count) => sum + count.wanted, 0);
  const mean = all.reduce((sum, count) => sum + f1Of(count), 0) / all.length;
  return [
    '| intent | messages | precision | recall | F1 |',
    '|---|---|---|---|---|',
    ...lines,
    `| all | ${wanted} | | ${share(right / wanted)} | ${share(mean)} |`,
  ].join('\n');
}

function namedIn(text: string, language: string, packed: Packed): Intent | undefined {
  const words = compiled(languageOf(language));
  const plain = readable(text);
  const chances = likelihoods(
    featuresOf(plain, sentencesOf(plain, words.lexicon, words.correct), words),
    packed,
  );
  return packed.intents[chances.indexOf(Math.max(...chances))];
}

const precisionOf = ({ right, named }: Count) => (named > 0 ? right / named : 0);
const recallOf = ({ right, wanted }: Count) => (wanted > 0 ? right / wanted : 0);
const f1Of = ({ right, wanted, named }: Count) => (wanted + named > 0 ? (2 * right) / (wanted + named) : 0);
const share = (value: number) => value.toFixed(2);
