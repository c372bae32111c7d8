import type { Persona, SentItem, Story } from '../../shapes.ts';
import { get, post, wait } from '../remote.ts';
import type { Language } from '../texts.ts';

/** How long an answer may take, and how often one looks for it, in milliseconds. */
const PATIENCE = 30_000;
const GLANCE = 300;

/** What they say, and which order they have. */
const COMING: Record<Language, { scene: string; lines: string[] }[]> = {
  en: [
    { scene: 'dear', lines: ['Please cancel my order.', 'Yes, please cancel it.'] },
    { scene: 'delivered', lines: ['My dress arrived torn, I am furious!', 'I want to talk to a person.'] },
  ],
  fr: [
    { scene: 'dear', lines: ['Annulez ma commande, s’il vous plaît.', 'Oui, annulez-la.'] },
    {
      scene: 'delivered',
      lines: ['Ma robe est arrivée déchirée, je suis furieuse !', 'Je veux parler à une personne.'],
    },
  ],
};

/**
 * Two new customers write on WhatsApp: one wants what the assistant may not do alone, one wants a person. What is answered comes
 * from the service, as to anybody.
 */
export async function bringCustomers(language: Language): Promise<void> {
  for (const { scene, lines } of COMING[language]) {
    const { persona } = await post<Story>('/sandbox/story', { language, scene });
    for (const line of lines) await say(persona, line);
  }
}

async function say({ name, phone }: Persona, text: string): Promise<void> {
  const sent = (since: number) => get<SentItem[]>(`/sandbox/sent?channel=whatsapp&since=${since}`);
  const before = (await sent(0)).at(-1)?.n ?? 0;
  await post('/sandbox/whatsapp', { from: phone, name, text });
  const end = Date.now() + PATIENCE;
  while (!(await sent(before)).some(({ to }) => to === phone)) {
    if (Date.now() > end) throw new Error('no answer');
    await wait(GLANCE);
  }
}
