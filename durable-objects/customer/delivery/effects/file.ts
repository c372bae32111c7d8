import { z } from 'zod';
import { MissingFile } from '../../../../src/conversation/events/messages.ts';
import { fetchMissing } from '../media.ts';
import { effect } from './effect.ts';

const FileNews = z.object({ file: MissingFile, via: z.string().nullable().default(null) });
export type FileNews = z.infer<typeof FileNews>;

/** A message's file that is still to be fetched from its platform. */
export const file = effect<'file', FileNews>({
  kind: 'file',
  body: FileNews,
  atOnce: 2,
  due({ event: { fact } }) {
    if (fact.type !== 'message.received' || !fact.missing) return [];
    const { missing, message, via = null } = fact;
    return [{ address: `file:${missing.id}`, message, body: { file: missing, via } }];
  },
  deliver: fetchMissing,
  settled({ message: about }, ending, { thread }) {
    const fact = about ? thread.messages.get(about) : null;
    if (fact?.type !== 'message.received' || ending.status !== 'parked') return null;
    const { message, session, missing } = fact;
    const kind = missing?.kind ?? 'file';
    return { facts: [{ type: 'file.lost', message, session, kind, reason: ending.error }] };
  },
});
