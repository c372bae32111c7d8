/* Pictograms of 24 × 24 units, for eyes alone: what they mean stands beside them in words. */

const PATHS = {
  inbox: 'M4 13l2-8h12l2 8v6H4z M4 13h5l1 2h4l1-2h5',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13z M15.500 15.500L20 20',
  figures: 'M5 20v-7M10 20V9M15 20v-5M20 20V5',
  knowledge: 'M5 4h10a4 4 0 0 1 4 4v12H8a3 3 0 0 1-3-3z M5 17a3 3 0 0 1 3-3h11',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9 M15 4.500v5M9 14.500v5',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z M3 20c0-4 3-6 6-6s6 2 6 6 M16 4.500a3.500 3.500 0 0 1 0 6.500 M18 14.500c2 .7 3 2.500 3 5.500',
  chat: 'M4 5h16v11H10l-5 4v-4H4z',
  email: 'M3 6h18v13H3z M3 7l9 7 9-7',
  whatsapp: 'M12 3a9 9 0 0 0-7.700 13.600L3 21l4.500-1.200A9 9 0 1 0 12 3z M9 8c0 4 3 7 7 7',
  voice:
    'M5 3h4l2 5-2.500 2a12 12 0 0 0 5.500 5.500L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  note: 'M5 4h14v10l-6 6H5z M13 20v-6h6',
  back: 'M14 5l-7 7 7 7',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4 21c0-5 4-7 8-7s8 2 8 7',
  check: 'M5 13l4 4 10-10',
  read: 'M2 13l4 4 9-9M11 16l1 1 10-10',
  warn: 'M12 4l9 16H3z M12 10v4M12 17v.500',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 7v5l3 2',
  shield: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z',
  spark: 'M12 3l2 6 6 2-6 2-2 7-2-7-6-2 6-2z',
  card: 'M3 6h18v12H3z M3 10h18',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1 M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  clip: 'M8 12l6-6a3 3 0 0 1 4 4l-8 8a5 5 0 0 1-7-7l8-8',
  hand: 'M5 12h14M13 6l6 6-6 6',
  close: 'M6 6l12 12M18 6L6 18',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4z M10 21h4',
  dot: 'M12 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2z',
} as const;
export type IconName = keyof typeof PATHS;

/** A drawing that says nothing to a screen reader: words stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The pictogram of what the service names: a channel, a kind of event. */
export function iconOf(name: string, otherwise: IconName): IconName {
  return isIcon(name) ? name : otherwise;
}

function isIcon(name: string): name is IconName {
  return Object.hasOwn(PATHS, name);
}
