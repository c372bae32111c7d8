import type { Exchange } from '../clients/api.ts';
import { Scenario } from './scenario.ts';

/** What is somebody's own in a text: numbers of orders, addresses, telephones. */
const NAMED: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '{email}'],
  [/\+?\d[\d\s().-]{8,}\d/g, '{phone}'],
];

/**
 * A scenario from a real thread: what the customer said, channel by channel, with the names taken out. What
 * is expected is what came of it then: an editor looks at it before it counts.
 */
export function scenarioFrom(exchanges: readonly Exchange[], id: string, name: string | null): Scenario {
  const said = exchanges.filter(({ author }) => author === 'customer');
  const orders = [...new Set(exchanges.flatMap(({ entities }) => entities.orders ?? []))];
  const plain = (text: string) => {
    let line = text;
    for (const [n, order] of orders.entries()) line = line.replaceAll(order, n === 0 ? '{order}' : '{other}');
    for (const [pattern, by] of NAMED) line = line.replaceAll(pattern, by);
    for (const part of name?.split(/\s+/).filter(({ length }) => length > 1) ?? [])
      line = line.replaceAll(
        new RegExp(`\\b${part.replaceAll(/[^\p{L}\p{N}]/gu, '.')}\\b`, 'giu'),
        '{firstName}',
      );
    return line;
  };
  const steps: { channel: Exchange['channel']; as: 'known' | 'stranger'; lines: string[] }[] = [];
  for (const { channel, assurance, text } of said) {
    const as = assurance === 'anonymous' || assurance === 'claimed' ? 'stranger' : 'known';
    const last = steps.at(-1);
    if (!text.trim()) continue;
    if (last?.channel === channel && last.as === as) last.lines.push(plain(text));
    else steps.push({ channel, as, lines: [plain(text)] });
  }
  const wanted = said.find(({ detected_intent }) => detected_intent)?.detected_intent ?? 'other';
  return Scenario.parse({
    id: id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    goal: `${wanted.replaceAll('_', ' ')}, as it was asked for once`,
    steps,
    ...(orders.length > 1 ? { other: {} } : {}),
    expect: { handover: exchanges.some(({ resolution_achieved }) => resolution_achieved === 'escalated') },
  });
}
