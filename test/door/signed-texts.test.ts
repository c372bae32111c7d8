import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifyLogin } from '../../durable-objects/customer/verification/login.ts';
import {
  readFileToken,
  readReplyToken,
  readSessionToken,
  replyToken,
  sessionToken,
} from '../../src/tokens.ts';
import { json, text } from '../fuzz/arbitraries.ts';
import { bindings } from './world.ts';

/* Signed texts, given anything. Here and not among the parsers: only workerd compares in constant time. */

describe('tokens', () => {
  it('open nothing when they are any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          text,
          fc
            .tuple(json, json, text)
            .map(
              ([head, body, mac]) =>
                `${btoa(JSON.stringify(head).replace(/[^ -~]/g, ''))}.${btoa(JSON.stringify(body).replace(/[^ -~]/g, ''))}.${mac}`,
            ),
        ),
        async (token) => {
          expect(await readSessionToken(bindings, 'demo', token)).toBeNull();
          expect(await readFileToken(bindings, token)).toBeNull();
          expect(await readReplyToken(bindings, 'demo', token, 'email:a@b.example')).toBeNull();
          expect(await identifyLogin(bindings, 'demo', 'c1', token)).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of ours read back, and not with one letter changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-z0-9]{1,17}$/), fc.nat(), async (session, where) => {
        const claims = { store: 'demo', customer: 'cu_1', session };
        const token = await sessionToken(bindings, claims);
        expect(await readSessionToken(bindings, 'demo', token)).toEqual(claims);
        const at = where % token.lastIndexOf('.');
        const other = token[at] === 'A' ? 'B' : 'A';
        expect(
          await readSessionToken(bindings, 'demo', token.slice(0, at) + other + token.slice(at + 1)),
        ).toBeNull();
        const reply = await replyToken(bindings, 'demo', session, 'email:a@b.example');
        expect(
          await readReplyToken(
            bindings,
            'demo',
            reply.toUpperCase().replace(session.toUpperCase(), session),
            'email:a@b.example',
          ),
        ).toBe(session);
        expect(await readReplyToken(bindings, 'demo', reply, 'email:c@d.example')).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
