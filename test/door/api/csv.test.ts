import { describe, expect, it } from 'vitest';
import { ADMIN, ask } from '../world.ts';

/* Orders as CSV through the feed: looked at first, then taken, and never twice differently. */

const CSV = `order,placed_at,status,total,customer,name,email,sku,title,size,quantity,price
CSV-1,2026-11-20,delivered,87.00,c-csv,Nora Lind,nora.csv@example.com,DR-S,"Lune dress, silk",S,1,87.00
CSV-2,yesterday,delivered,87.00,c-csv,Nora Lind,nora.csv@example.com,DR-S,Lune dress,S,1,87.00
`;
const send = (query: string, body: string, type = 'text/csv; charset=utf-8') =>
  ask(`/api/v1/import${query}`, { method: 'POST', headers: { ...ADMIN, 'content-type': type }, body });
const order = () => ask('/api/v1/orders/CSV-1', { headers: ADMIN });

describe('a CSV of orders', () => {
  it('is looked at without being taken, then taken, with the wrong line named', async () => {
    const looked = await (await send('?dryRun=true', CSV)).json();
    expect(looked).toMatchObject({
      imported: 0,
      errors: [{ line: 3, message: expect.stringContaining('placedAt') }],
      recognised: {
        ...{ orders: 1, people: 1, products: 0, places: 0 },
        some: [{ order: 'CSV-1', name: 'Nora Lind', total: 8_700, currency: 'EUR' }],
      },
    });
    expect((await order()).status).toBe(404);
    const taken = await (await send('', CSV)).json();
    expect(taken).toMatchObject({ imported: 1, errors: [{ line: 3 }] });
    expect(taken).not.toHaveProperty('recognised');
    expect(await (await order()).json()).toMatchObject({
      ...{ id: 'CSV-1', status: 'delivered', customer: { email: 'nora.csv@example.com' } },
      items: [{ title: 'Lune dress, silk', options: { size: 'S' } }],
    });
  });

  it('of which nothing can be read is refused with its lines, as is one that is too large', async () => {
    const refused = await send('', 'one,two\n1,2\n');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ at: 'line 1' }] });
    const large = `${CSV.split('\n')[0]}\n${'x'.repeat(21 * 1024 * 1024)}`;
    expect((await send('', large)).status).toBe(413);
  });
});
