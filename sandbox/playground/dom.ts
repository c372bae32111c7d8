import { h } from '../../widget/panel/dom.ts';
import type { FileLink } from '../shapes.ts';

export { h };

const SVG = 'http://www.w3.org/2000/svg';

/** A pictogram of 24 × 24 units, for eyes alone. */
export function icon(path: string): SVGSVGElement {
  const drawn = document.createElementNS(SVG, 'svg');
  drawn.setAttribute('viewBox', '0 0 24 24');
  drawn.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  drawn.append(line);
  return drawn;
}

export const ICONS = {
  chat: 'M4 4h16v12H10l-5 4v-4H4z',
  email: 'M3 5h18v14H3z M3 6l9 7 9-7',
  whatsapp: 'M12 3a9 9 0 0 0-7.7 13.6L3 21l4.5-1.2A9 9 0 1 0 12 3z M9 8c0 4 3 7 7 7',
  voice: 'M5 3h4l2 5-2.5 2a12 12 0 0 0 5.500 5.500L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  brain: 'M4 6h16M4 12h10M4 18h13',
  clip: 'M8 12l6-6a3 3 0 0 1 4 4l-8 8a5 5 0 0 1-7-7l8-8',
  play: 'M7 4l13 8-13 8z',
  pause: 'M8 5v14M16 5v14',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M12 7v5l3 3',
};

/** Links to files. They are saved, since files of this origin may not open as pages. */
export function fileLinks(files: FileLink[]): HTMLElement[] {
  if (files.length === 0) return [];
  const links = files.map(({ filename, size, url }) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: url, download: filename },
        icon(ICONS.clip),
        `${filename} (${Math.ceil(size / 1024)}\u00a0kB)`,
      ),
    ),
  );
  return [h('ul', { className: 'files' }, ...links)];
}

/** Adds a line to a log, by its time (ms) where it has one, and brings it into view. */
export function append(log: HTMLElement, item: HTMLElement, at = Number.POSITIVE_INFINITY): void {
  item.dataset.at = String(at);
  const later = [...log.children].find(
    (one) => one instanceof HTMLElement && Number(one.dataset.at ?? 0) > at,
  );
  log.insertBefore(item, later ?? null);
  // Of what is higher than the log, one sees the beginning.
  log.scrollTop = item.clientHeight > log.clientHeight ? item.offsetTop : log.scrollHeight;
}

/** Enter sends, Shift+Enter breaks the line. */
export function sendOnEnter(form: HTMLFormElement, field: HTMLTextAreaElement): void {
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** A label around its control. */
export function labelled(text: string, control: HTMLElement, className = 'field'): HTMLLabelElement {
  return h('label', { className }, h('span', {}, text), control);
}
