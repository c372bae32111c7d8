import { putLine } from '../../../src/shop/embedded/lines.ts';
import { Account, Appointment, Availability, type FeedLine } from '../../../src/shop/shop.ts';
import { plainPort, plainShop } from '../plain.ts';

/** Tuesday morning. */
export const NOW = '2026-12-01T09:00:00.000Z';

export const pauline = customer('fo-1', 'Pauline Garnier', '+33611400001');
export const mark = customer('fo-2', 'Mark Ellison', '+33611400002');

function customer(id: string, name: string, phone: string): Account {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
  return Account.parse({ id, name, email, phone, locale: 'en' });
}

/** Pauline's on Monday, with Paul. */
export function visit(over: Partial<Appointment> = {}): FeedLine & { type: 'appointment' } {
  const appointment = Appointment.parse({
    ...{ id: 'RV-1', customer: pauline, service: 'Boiler service', status: 'confirmed', with: 'Paul' },
    ...{ startsAt: '2026-12-07T10:00:00+01:00', endsAt: '2026-12-07T11:00:00+01:00' },
    address: { line1: '8 rue Sala', line2: '', postcode: '69002', city: 'Lyon', country: 'FR' },
    ...over,
  });
  return { ...appointment, type: 'appointment' };
}

export function free(times: readonly string[], over: Partial<Availability> = {}): FeedLine {
  const line = Availability.parse({ service: 'Boiler service', with: 'Paul', times, ...over });
  return { ...line, type: 'availability' };
}

/** The embedded shop of somebody who services boilers. */
export function served(lines: readonly FeedLine[] = usual()) {
  const shop = plainShop();
  for (const line of lines) putLine(shop.sql, line);
  const port = plainPort(shop);
  let keys = 0;
  return {
    ...{ ...shop, port },
    take: (...more: FeedLine[]) => {
      for (const line of more) putLine(shop.sql, line);
    },
    apply: (write: Parameters<typeof port.apply>[0], key = `k-${++keys}`) =>
      port.apply(write, { key, agreed: null, now: NOW }),
  };
}

export const THURSDAY = '2026-12-03T08:00:00.000Z';
export const FRIDAY = '2026-12-04T13:00:00.000Z';

function usual(): FeedLine[] {
  return [
    visit(),
    visit({ id: 'RV-2', customer: mark, with: 'Leïla', startsAt: '2026-12-08T14:00:00+01:00', endsAt: null }),
    free(['2026-12-03T09:00+01:00/PT60M', '2026-12-04T14:00+01:00/PT1H', '2026-12-07T10:30+01:00/PT30M']),
  ];
}
