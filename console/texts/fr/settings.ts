import type { settings as english } from '../en/settings.ts';

export const settings: Record<keyof typeof english, string> = {
  settingsPages: 'Autres pages',
  appearance: 'Apparence',
  theme: 'Thème',
  theme_system: 'comme le système',
  theme_light: 'clair',
  theme_dark: 'sombre',
  interfaceLanguage: 'Langue de la console',
};
