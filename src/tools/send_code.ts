import { z } from 'zod';
import { e164, emailAddress } from '../identity/address.ts';
import { type CodeTarget, CodeWay } from '../identity/code.ts';
import { knownAccount } from './access.ts';
import { Id } from './inputs.ts';
import { invalid, policy } from './refusals.ts';
import { type ToolScope, tool } from './tool.ts';

export const sendCode = tool({
  name: 'send_code',
  description:
    'Sends a one-time code that proves who is speaking: to what is on file for an order the customer named (`order`), or to an email or phone number they typed (`address`). With neither it goes to what is on file for a customer who is recognised. `by` is how it travels. The answer is the same whether anybody is there: say "if that is right, a code is on its way". It never tells where to, and you never guess. The customer then gives you the code.',
  input: z.strictObject({
    order: Id.optional(),
    address: z.string().trim().min(3).max(320).optional(),
    by: CodeWay.optional(),
  }),
  assurance: 'anonymous',
  reach: 'notes',
  does: null,
  async run({ order, address, by }, scope) {
    const { codes } = scope;
    if (!codes || codes.ways.length === 0) return policy('no_codes');
    const typed = address === undefined ? null : typedAddress(address, scope);
    if (address !== undefined && !typed)
      return invalid('address: neither an email address nor a phone number');
    const target: CodeTarget | null = typed
      ? { kind: 'address', address: typed }
      : order !== undefined
        ? { kind: 'order', order }
        : knownAccount(scope) !== null
          ? { kind: 'account' }
          : null;
    if (!target) return invalid('order or address: which one is meant?');
    const way = wayFor(target, by, codes.ways);
    if (!way) return policy('no_codes');
    if (!(await codes.send({ key: scope.key, target, way }))) return policy('codes_limit');
    return { ok: true, output: { by: way, to: target.kind, minutes: 10 } };
  },
});

function typedAddress(value: string, { settings }: ToolScope): string | null {
  const email = emailAddress(value);
  if (email) return email;
  const number = e164(value.replace(/^00/, '+'), settings.country);
  return number ? `phone:${number}` : null;
}

/**
 * An email address gets no text message and a number no mail; a way that is unavailable is replaced by an
 * available one.
 */
function wayFor(target: CodeTarget, asked: CodeWay | undefined, open: readonly CodeWay[]): CodeWay | null {
  const fits = (way: CodeWay) =>
    target.kind !== 'address' || (way === 'email') === target.address.startsWith('email:');
  const [first] = open.filter(fits);
  return asked && open.includes(asked) && fits(asked) ? asked : (first ?? null);
}
