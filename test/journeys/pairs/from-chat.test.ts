import { pairsFrom } from './pairs.ts';

/* The customer begins by chat and goes on everywhere else; nothing that is known is asked again. */

pairsFrom('chat');
