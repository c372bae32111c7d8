import { h } from '../dom.ts';
import type { World } from '../world.ts';

const NAMES = ['customer', 'advisor', 'setup'] as const;
type Door = (typeof NAMES)[number];

/** The three ways in, by the address's fragment. */
export function doorsOf({ say }: World, rooms: Record<Door, HTMLElement>) {
  const links = NAMES.map((name) => h('a', { href: `#${name}` }, say(`door_${name}`)));
  const nav = h('nav', { className: 'doors', 'aria-label': say('doors') }, ...links);
  const main = h('main', { id: 'main', tabIndex: -1 }, ...NAMES.map((name) => rooms[name]));
  const show = () => {
    const asked = location.hash.slice(1);
    const now = NAMES.find((name) => name === asked) ?? 'customer';
    NAMES.forEach((name, index) => {
      rooms[name].hidden = name !== now;
      const link = links[index];
      if (name === now) link?.setAttribute('aria-current', 'page');
      else link?.removeAttribute('aria-current');
    });
    document.body.dataset.door = now;
    rooms[now].dispatchEvent(new Event('shown'));
  };
  return {
    nav,
    main,
    start() {
      addEventListener('hashchange', show);
      show();
    },
  };
}
