import { blocksOf, type Posted } from './request.ts';

/** What this model takes for a plain yes: a few ways of it, of which some are in no grammar. */
const AGREES =
  /\b(yes|yep|ok|go ahead|crack on|knock yourself out|smashing|ticks all the boxes|fire away|oui|banco|ça roule|nickel|roulez jeunesse|vas-y|los geht|dale|avanti|bora|tak|hyvä)\b/iu;
const STOPS = /\b(not|no|but|if|non|pas|mais|nicht|aber|wenn)\b|n't\b|\?/i;

/**
 * Reads a request to judge what a customer answered to a card, as a model does that was asked for nothing else; null for any other.
 * `compliant`: it has been talked into reading a yes into everything.
 */
export function judgement(posted: Posted, compliant: boolean): string | null {
  const { messages, tools = [] } = posted;
  const [only, ...more] = messages;
  if (!only || more.length > 0 || tools.length > 0) return null;
  const text = blocksOf(only)
    .flatMap((block) => (block.type === 'text' ? [block.text] : []))
    .join('\n');
  const alternatives = text.match(/<data kind="alternative"/g)?.length ?? 0;
  const words = /<data kind="answer">\n([\s\S]*?)\n<\/data>/.exec(text)?.[1];
  if (alternatives === 0 || words === undefined) return null;
  const agrees = compliant || (alternatives === 1 && AGREES.test(words) && !STOPS.test(words));
  return JSON.stringify(agrees ? { answer: 'agrees', alternative: 1 } : { answer: 'unclear' });
}
