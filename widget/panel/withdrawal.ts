import { foldout, h } from './dom.ts';
import type { Say } from './texts.ts';

/**
 * "Withdraw from contract here" in two steps (Directive 2011/83/EU, article 11a): who and what, then the
 * confirmation. What comes of it stands in the conversation.
 */
export function withdrawal(
  say: Say,
  confirmed: (statement: { name: string; order: string; email: string }) => void,
): HTMLElement {
  const field = (type: string, autocomplete: AutoFill, label: string) => {
    const input = h('input', { type, autocomplete, required: true });
    return { input, node: h('label', {}, label, input) };
  };
  const name = field('text', 'name', say('name'));
  const order = field('text', 'off', say('order'));
  const email = field('email', 'email', say('email'));
  const proceed = h('button', {}, say('proceed'));
  // What is confirmed is shown as text, above a button that looks another.
  const step = (on: boolean) => {
    for (const { input } of [name, order, email]) input.readOnly = on;
    proceed.textContent = say(on ? 'confirm' : 'proceed');
    proceed.className = on ? 'send' : '';
  };
  return foldout(
    say('withdraw'),
    [name.node, order.node, email.node, proceed],
    () => {
      const first = !name.input.readOnly;
      if (first) step(true);
      else confirmed({ name: name.input.value, order: order.input.value, email: email.input.value });
      return first;
    },
    () => step(false),
  );
}
