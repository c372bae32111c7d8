import { expect, it } from 'vitest';
import { receiveMail } from '../../src/channels/email/receive.ts';
import { largeMail } from '../channels/email/fixtures/mails.ts';
import { memoryFiles, receiveTools } from '../channels/email/tools.ts';

/* Here and not among the mails: the stream of a known length that R2 takes is workerd's. */

it('streams a large mail whole to the file store when its size is known', async () => {
  const files = memoryFiles();
  const large = largeMail();
  const body = new Response(large).body;
  if (!body) throw new Error('no body');
  const sized = { from: 'sophie.martin@example.com', to: 'support@demo.example', size: large.byteLength };
  const [mail] = (await receiveMail(body, sized, receiveTools({ files }))).messages;
  expect(mail?.text).toBe('Twelve photos.');
  const stored = files.stored.get(mail?.original ?? '')?.bytes ?? new ArrayBuffer(0);
  const digests = [stored, large].map((bytes) => crypto.subtle.digest('SHA-256', bytes));
  const [kept, came] = await Promise.all(digests);
  expect(kept).toEqual(came);
});
