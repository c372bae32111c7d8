import type { StoreFacts } from '../shapes.ts';
import { h } from './dom.ts';
import type { Language, Say } from './texts.ts';

/** Which of the demo stores is looked at: one of each kind of company. */
export function storeChooser(say: Say, { id, others }: StoreFacts, lang: Language): HTMLElement {
  const select = h(
    'select',
    {
      onchange: () => {
        location.search = new URLSearchParams({ lang, store: select.value }).toString();
      },
    },
    ...others.map(({ id: value, name, preset }) =>
      h('option', { value }, `${name}, ${say(`kind_${preset}`)}`),
    ),
  );
  select.value = id;
  return h('label', { className: 'stores' }, h('span', { className: 'unseen' }, say('stores')), select);
}
