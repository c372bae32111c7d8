import { pairsFrom } from './pairs.ts';

/* She begins by whatsapp and goes on everywhere else; nothing that is known is asked again. */

pairsFrom('whatsapp');
