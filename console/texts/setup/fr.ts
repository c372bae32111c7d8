import type { SetupKey } from './en.ts';
import { forms } from './fr/forms.ts';
import { lines } from './fr/lines.ts';
import { policies } from './fr/policies.ts';
import { shop } from './fr/shop.ts';

const french: Readonly<Record<SetupKey, string>> = { ...forms, ...lines, ...policies, ...shop };
export default french;
