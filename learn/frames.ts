import { globSync, readFileSync } from 'node:fs';
import { Intent } from '../src/conversation/values.ts';

/** One way to say something, with its alternatives still in it. Two wishes of one message have two intents. */
export interface Frame {
  language: string;
  intents: Intent[];
  line: string;
  /** One of a public set: somebody's own words, read once. */
  once?: true;
}

/** Every frame, in an order that no file system decides. */
export function readFrames(): Frame[] {
  return globSync('learn/{frames,public}/*/*.txt')
    .toSorted()
    .flatMap((file) => {
      const language = file.split('/')[2] ?? '';
      let intents: Intent[] = [];
      return readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line): Frame[] => {
          if (line.startsWith('= ')) {
            intents = line
              .slice(2)
              .split(' + ')
              .map((name) => Intent.parse(name));
            return [];
          }
          if (!line.trim()) return [];
          if (intents.length === 0) throw new Error(`${file}: a frame before any intent: ${line}`);
          return [
            { language, intents, line: line.trim(), ...(file.startsWith('learn/public/') && { once: true }) },
          ];
        });
    });
}

/** How many sentences a frame stands for, before its places are filled. */
export function waysOf({ line }: Frame): number {
  return [...line.matchAll(/\[([^\]]*)\]/g)].reduce(
    (ways, [, all = '']) => ways * new Set(all.split('|')).size,
    1,
  );
}

/** One sentence of a frame, its places not yet filled. */
export function sentenceOf({ line }: Frame, pick: <T>(list: readonly T[]) => T): string {
  return line
    .replace(/\[([^\]]*)\]/g, (_, all: string) => pick(all.split('|')))
    .replace(/\s+/g, ' ')
    .replace(/ ([?,.])/g, '$1')
    .trim();
}
