import { z } from 'zod';

/** An https address; plain http is for a developer's own machine. */
const PictureUrl = z.union([z.literal(''), z.url({ protocol: /^https$/ })]);

/**
 * How the widget looks and what it says. A page's tag may override colour, position, theme and label by its
 * data attributes.
 */
export const WidgetSettings = z
  .object({
    /**
     * Colour of the launcher and of the customer's words; what is written on it is black or white by computed
     * contrast.
     */
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'not a colour like #1f3a5f')
      .default('#1f3a5f'),
    position: z.enum(['left', 'right']).default('right'),
    /** `auto` follows the visitor's system. */
    theme: z.enum(['light', 'dark', 'auto']).default('auto'),
    /** Address of the assistant's picture; empty: none. */
    avatar: PictureUrl.default(''),
    /**
     * Texts of the store's own in place of the widget's, by language: `{ "fr": { "welcome": "Bonjour !" } }`.
     */
    texts: z.record(z.string().max(35), z.record(z.string().max(40), z.string().max(300))).default({}),
  })
  .prefault({});
