// node examples/shop-by-http/server.mjs: the shop of shop.mjs on http://localhost:8790, with one order.
import { createServer } from 'node:http';
import { createShop } from './shop.mjs';

const customer = {
  id: 'c-1',
  name: 'Sophie Martin',
  email: 'sophie.martin@example.com',
  phone: '+33612345678',
  locale: 'en',
  tags: [],
  vip: false,
};
const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString();
const handle = createShop({
  secret: process.env.ONETHREAD_SECRET ?? 'a secret that both sides know',
  can: { returns: true, exchanges: true, refunds: true, cancel: true },
  orders: [
    {
      id: '45821',
      status: 'delivered',
      placedAt: day(5),
      shippedAt: day(4),
      deliveredAt: day(1),
      currency: 'EUR',
      total: 8700,
      customer,
      address: { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' },
      items: [
        {
          line: '1',
          sku: 'DR-101-S',
          product: 'DR-101',
          title: 'Lune dress',
          options: { size: 'S' },
          quantity: 1,
          price: 8700,
        },
      ],
      shipments: [],
      payments: [{ id: 'p-1', method: 'card', label: 'Visa ending 4242', amount: 8700 }],
    },
  ],
  products: [
    {
      id: 'DR-101',
      title: 'Lune dress',
      description: '',
      sizeChart: {},
      variants: ['S', 'M', 'L'].map((size) => ({
        sku: `DR-101-${size}`,
        options: { size },
        price: 8700,
        stock: 4,
      })),
    },
  ],
});

createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { status, json } = handle({
    method: request.method,
    path: request.url,
    headers: request.headers,
    body,
  });
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}).listen(Number(process.env.PORT ?? 8790));
