import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

/** What the weights come of: frames, trainer, and what a message shows the model. */
export function madeOf(): string {
  const files = [
    ...globSync('learn/{*.ts,frames/*/*.txt}'),
    'src/brain/embedded/learned/features.ts',
  ].toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
