import { Table } from '../../../tables/table.ts';
import type { Packed } from './model.ts';

/** Made by `npm run learn`. */
export const learned = new Table<Packed>(
  'intents',
  'f2209f316d475ddb6d38dce82fb641dcacefed43b5c32ae9114888fce750617b',
);
