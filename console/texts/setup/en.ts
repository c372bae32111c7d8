import { forms } from './en/forms.ts';
import { lines } from './en/lines.ts';
import { policies } from './en/policies.ts';
import { shop } from './en/shop.ts';

const english = { ...forms, ...lines, ...policies, ...shop };
export default english;
export type SetupKey = keyof typeof english;
