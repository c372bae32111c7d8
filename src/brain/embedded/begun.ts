import { z } from 'zod';
import type { Deed } from '../../conversation/deeds.ts';
import { Attachment } from '../../conversation/values.ts';
import type { DoneAction } from '../../conversation/views.ts';
import type { ActType } from '../../language/acts.ts';
import type { Toolbox, ToolName, ToolTypes } from '../../tools/tool.ts';
import { tellAppointment } from './plan/appointments/settled.ts';
import { act, type Scene, ticket } from './scene.ts';
import { pieceOf } from './topic.ts';

const Piece = z.object({ title: z.string(), options: z.record(z.string(), z.string()) });
const label = Attachment.nullish().transform((file) => file ?? null);
const Wait = z.enum(['coming', 'failed']);
const labelWait = Wait.optional();
/** What was done without its label, which the carrier makes later. */
export const LabelAwaited = z.object({ labelWait: Wait });
export const Exchanged = z.object({
  from: Piece,
  to: Piece,
  quantity: z.number().optional(),
  also: z.array(z.object({ from: Piece, to: Piece, quantity: z.number().optional() })).optional(),
  deadline: z.string(),
  label,
  labelWait,
});
export const Returned = z.object({
  return: z.string(),
  lines: z.array(z.string()),
  deadline: z.string(),
  carrier: z.string(),
  label,
  labelWait,
  toAddressOnFile: z.boolean(),
  existing: z.boolean(),
  /** Where the same step settled it as money back. */
  refund: z.object({ amount: z.number(), currency: z.string() }).optional(),
});
export const Refunded = z.object({ amount: z.number(), currency: z.string() });
export const Cancelled = z.object({
  refund: z.number(),
  currency: z.string(),
  lines: z.array(z.string()).nullish(),
});
export const Undone = z.object({
  undone: z.enum(['exchange', 'return']),
  lines: z.array(z.string()).nullish(),
  left: z.object({ return: z.string(), lines: z.array(z.string()), deadline: z.string(), label }).nullish(),
});

const Postal = z.object({ line1: z.string(), line2: z.string(), postcode: z.string(), city: z.string() });
/** What a change of an order that has not left came to, whichever it was. */
const Changed = z.union([
  z.object({ in: z.array(Piece) }).transform((done) => ({ what: 'items' as const, pieces: done.in, to: '' })),
  z.object({ address: Postal }).transform(({ address: { line1, line2, postcode, city } }) => ({
    what: 'address' as const,
    pieces: [],
    to: [line1, line2, `${postcode} ${city}`].filter(Boolean).join(', '),
  })),
  z
    .object({ payment: z.string(), money: z.array(z.object({ direction: z.string(), method: z.string() })) })
    .transform(({ money }) => ({
      what: 'payment' as const,
      pieces: [],
      to:
        money.find(({ direction, method }) => direction === 'from_customer' && method !== 'card')?.method ??
        '',
    })),
]);

/** Where the label of a return is, as it is said. */
export function labelTold({
  label: file,
  toAddressOnFile,
  labelWait: wait,
}: Pick<z.infer<typeof Returned>, 'label' | 'toAddressOnFile' | 'labelWait'>) {
  if (wait) return wait === 'coming' ? 'coming' : 'person';
  if (file) return 'here';
  return toAddressOnFile ? 'address_on_file' : 'none';
}

const Ordered = z.object({ order: z.string() });

/** What makes no sense to say beside the news that something was done. */
const EMPTY: readonly ActType[] = ['clarify', 'nothing_to_confirm', 'offer_expired', 'listening'];

/** A toolbox that remembers what its holder did with it, as `tool order`. */
export function watched(toolbox: Toolbox): { toolbox: Toolbox; written: ReadonlySet<string> } {
  const written = new Set<string>();
  return {
    written,
    toolbox: {
      quote: (name, input, beside) => toolbox.quote(name, input, beside),
      async call<Name extends ToolName>(name: Name, input: ToolTypes[Name]['input']) {
        const result = await toolbox.call(name, input);
        const { data: about } = Ordered.safeParse(input);
        if (result.ok && about) written.add(`${name} ${about.order}`);
        return result;
      },
    },
  };
}

/**
 * Reports what a failed brain has done in this turn, where this brain has not done the same by itself:
 * however this brain reads the words, nothing is done without the customer hearing of it.
 */
export function tellBegun(scene: Scene, written: ReadonlySet<string>): void {
  const untold = (scene.context.begun?.done ?? []).filter(
    ({ tool, order }) => !written.has(`${tool} ${order}`),
  );
  if (untold.length === 0) return;
  const { reply } = scene;
  reply.acts = reply.acts.filter(({ type }) => !EMPTY.includes(type));
  const others = reply.acts.splice(0);
  for (const action of untold) tell(scene, action);
  reply.acts.push(...others);
}

/** Says what was done, and takes its problem further. */
export function tell(
  scene: Scene,
  { does, order, output }: Pick<DoneAction, 'does' | 'order' | 'output'>,
): void {
  const moved = does === null ? Changed.safeParse(output).data : undefined;
  if (moved) act(scene, { type: 'order_changed', order: null, ...moved });
  if (does === null && !moved) tellAppointment(scene, output);
  if (order === null || does === null) return;
  TELL[does](scene, order, output);
}

const CHANGES = { items: 'exchange', address: 'address_change', payment: 'payment' } as const;

const TELL: Record<Deed, (scene: Scene, order: string, output: unknown) => void> = {
  exchange(scene, order, output) {
    const { from, to, quantity, also = [], deadline, label: file, labelWait: wait } = Exchanged.parse(output);
    if (file) scene.reply.attachments.push(file);
    const swap = { from: { ...from, quantity }, to: { ...to, quantity } };
    act(scene, {
      type: 'exchange_done',
      order,
      ...swap,
      deadline,
      labelHere: file !== null,
      labelWait: wait,
    });
    for (const one of also)
      act(scene, {
        type: 'exchanged_too',
        from: { ...one.from, quantity: one.quantity },
        to: { ...one.to, quantity: one.quantity },
      });
    ticket(scene, 'exchange', order, 'resolve', from.title);
  },
  return(scene, order, output) {
    const {
      lines,
      deadline,
      carrier,
      label: file,
      labelWait: wait,
      toAddressOnFile,
      existing,
      refund,
    } = Returned.parse(output);
    if (file) scene.reply.attachments.push(file);
    const items = scene.orders.find(({ id }) => id === order)?.items ?? [];
    act(scene, {
      type: 'return_made',
      order,
      items: items.filter(({ line }) => lines.includes(line)).map(pieceOf),
      deadline,
      carrier,
      label: labelTold({ label: file, toAddressOnFile, labelWait: wait }),
      existing,
    });
    ticket(scene, 'return', order, 'open');
    if (!refund) return;
    const days = scene.context.store.returns.refundDays;
    act(scene, { type: 'refund_done', order, ...refund, days, deadline: null, beside: true });
    ticket(scene, 'refund', order, 'resolve');
  },
  refund(scene, order, output) {
    const days = scene.context.store.returns.refundDays;
    act(scene, { type: 'refund_done', order, ...Refunded.parse(output), days, deadline: null });
    ticket(scene, 'refund', order, 'resolve');
  },
  cancellation(scene, order, output) {
    const { refund: amount, currency, lines } = Cancelled.parse(output);
    const sold = scene.orders.find(({ id }) => id === order)?.items ?? [];
    const items = sold.filter(({ line }) => lines?.includes(line)).map(pieceOf);
    act(scene, { type: 'cancel_done', order, items, amount, currency });
    ticket(scene, 'cancellation', order, 'resolve');
  },
  order_change(scene, order, output) {
    const changed = Changed.parse(output);
    act(scene, { type: 'order_changed', order, ...changed });
    ticket(scene, CHANGES[changed.what], order, 'resolve');
  },
  undo(scene, order, output) {
    const { undone: what, lines, left } = Undone.parse(output);
    if (lines && left) return tellNarrowed(scene, order, lines, left);
    act(scene, { type: 'undone', order, what, next: false });
    ticket(scene, 'undo', order, what === 'return' ? 'resolve' : 'open');
  },
};

/** Some of it is taken out of a return: what that holds now, with its new label. */
export function tellNarrowed(
  scene: Scene,
  order: string,
  lines: readonly string[],
  { lines: kept, deadline, label: file }: NonNullable<z.infer<typeof Undone>['left']>,
): void {
  const items = scene.orders.find(({ id }) => id === order)?.items ?? [];
  const pieces = (of: readonly string[]) => items.filter(({ line }) => of.includes(line)).map(pieceOf);
  if (file) scene.reply.attachments.push(file);
  act(scene, { type: 'return_narrowed', order, out: pieces(lines), left: pieces(kept), deadline });
  ticket(scene, 'return', order, 'open');
}
