import { beforeAll, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { awaitSent, lastSent } from '../../../scripts/clients/sent.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { realPauses } from '../../machine/pauses.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Who taps Enter in the middle of a thought is answered once, for all of it. */

beforeAll(realPauses);

it('answers two quick WhatsApp messages together, and acts on both', async () => {
  const service = serviceInside();
  const who = await shopper(service, 'Lou');
  const phone = new WhatsApp(service, who);
  const at = await new Clock(service).now();
  await phone.say('Hello', at);
  const before = await lastSent(service, 'whatsapp');
  await phone.send({ text: 'My dress is too small, please send me the label' }, at);
  await phone.send({ text: 'sorry, I mean: only if the return is free?' }, at);
  const answers = await awaitSent(service, 'whatsapp', who.phone, before, 1_500);
  const [client] = await new Api(service).customers({ email: who.email });
  const rows = await new Api(service).exchanges(client ?? '');
  const said = rows.filter(({ direction }) => direction === 'out').slice(1);
  expect(said).toHaveLength(1);
  expect(answers.map(({ text }) => text).join(' ')).toMatch(/free|costs you nothing/);
});

it('puts one card with one button where two quick WhatsApp messages wish for the same thing', async () => {
  const service = serviceInside();
  const who = await shopper(service, 'Lia');
  const phone = new WhatsApp(service, who);
  const at = await new Clock(service).now();
  await phone.say('Hello', at);
  const before = await lastSent(service, 'whatsapp');
  await phone.send({ text: 'My dress arrived damaged' }, at);
  await phone.send({ text: 'I want my money back' }, at);
  const [answer] = await awaitSent(service, 'whatsapp', who.phone, before, 1_500);
  const buttons = JSON.stringify(answer?.raw).match(/"id":"accept:/g);
  expect(buttons).toHaveLength(1);
  expect(answer?.text).not.toContain('Which one');
});
