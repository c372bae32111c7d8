import { z } from 'zod';
import { type Advisor, type McpTool, tool } from './tool.ts';

const Customer = z
  .string()
  .regex(/^cu_[0-9a-f]{32}$/)
  .describe('The id of a customer, from find_customer or read_desk');
const Id = z.string().min(1).max(128);
const Text = z.string().min(1).max(20_000);
const Name = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .describe('The name the customer sees; else the name of the token');

const named = (name: string | undefined, as: Advisor): Advisor => ({ ...as, name: name ?? as.name });
const at = (...parts: string[]) => parts.map((part) => `/${encodeURIComponent(part)}`).join('');

/**
 * What an owner's assistant can do. A new tool is an entry here; the right to it is the right to the call
 * that it makes.
 */
export const MCP_TOOLS: readonly McpTool[] = [
  tool({
    name: 'find_customer',
    description: 'Find a customer by email, phone or order number; give one of the three.',
    input: z.strictObject({
      email: z.string().max(320).optional(),
      phone: z.string().max(40).optional(),
      order: z.string().max(65).optional(),
    }),
    effect: 'reads',
    request: (query) => ({ method: 'GET', path: '/customers', query }),
  }),
  tool({
    name: 'read_customer',
    description: 'A customer: addresses, open tickets, facts, and who has the conversation now.',
    input: z.strictObject({ customer: Customer }),
    effect: 'reads',
    request: ({ customer }) => ({ method: 'GET', path: at('customers', customer) }),
  }),
  tool({
    name: 'read_thread',
    description:
      'What was said with a customer over all channels, newest first. `next` in the result is the `before` of the page after it.',
    input: z.strictObject({
      customer: Customer,
      limit: z.number().int().min(1).max(50).default(20),
      before: z.number().int().positive().optional(),
    }),
    effect: 'reads',
    request: ({ customer, limit, before }) => ({
      method: 'GET',
      path: at('customers', customer, 'exchanges'),
      query: { limit, before },
    }),
  }),
  tool({
    name: 'read_desk',
    description: 'Who waits for a person, longest first, and what only the owner can mend.',
    input: z.strictObject({}),
    effect: 'reads',
    request: () => ({ method: 'GET', path: '/desk' }),
  }),
  tool({
    name: 'find_order',
    description: 'An order of the shop with its returns, exchanges, refunds and cancellation.',
    input: z.strictObject({ order: Id }),
    effect: 'reads',
    request: ({ order }) => ({ method: 'GET', path: at('orders', order) }),
  }),
  tool({
    name: 'find_product',
    description: 'A product of the shop with sizes, prices and stock.',
    input: z.strictObject({ product: Id }),
    effect: 'reads',
    request: ({ product }) => ({ method: 'GET', path: at('products', product) }),
  }),
  tool({
    name: 'take_over',
    description: 'Step into a conversation as an advisor: the store’s assistant falls silent at once.',
    input: z.strictObject({ customer: Customer, name: Name }),
    effect: 'writes',
    request: ({ customer, name }, as) => ({
      method: 'POST',
      path: at('customers', customer, 'takeover'),
      body: { ...named(name, as) },
    }),
  }),
  tool({
    name: 'answer',
    description:
      'Write to the customer as the advisor who took over. It is sent at once, where they spoke last.',
    input: z.strictObject({ customer: Customer, text: Text, name: Name }),
    effect: 'writes',
    request: ({ customer, text, name }, as) => ({
      method: 'POST',
      path: at('customers', customer, 'reply'),
      body: { ...named(name, as), text },
    }),
  }),
  tool({
    name: 'hand_back',
    description: 'Give the conversation back to the store’s assistant.',
    input: z.strictObject({ customer: Customer }),
    effect: 'writes',
    request: ({ customer }, { advisor }) => ({
      method: 'POST',
      path: at('customers', customer, 'handback'),
      body: { advisor },
    }),
  }),
  tool({
    name: 'add_note',
    description: 'Leave a note on a thread for other advisors. It never leaves for the customer.',
    input: z.strictObject({ customer: Customer, text: Text }),
    effect: 'writes',
    request: ({ customer, text }, { advisor }) => ({
      method: 'POST',
      path: at('customers', customer, 'note'),
      body: { advisor, text },
    }),
  }),
  tool({
    name: 'resolve_ticket',
    description: 'Close a ticket of a customer.',
    input: z.strictObject({ customer: Customer, ticket: Id }),
    effect: 'writes',
    request: ({ customer, ticket }) => ({
      method: 'POST',
      path: at('customers', customer, 'resolve'),
      body: { ticket },
    }),
  }),
];
