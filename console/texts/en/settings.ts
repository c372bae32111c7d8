export const settings = {
  settingsPages: 'More pages',
  appearance: 'Appearance',
  theme: 'Theme',
  theme_system: 'as the system',
  theme_light: 'light',
  theme_dark: 'dark',
  interfaceLanguage: 'Language of the console',
};
