import { type Jurisdictions, jurisdictionsIn } from '../jurisdictions.ts';

/** What of wrangler.toml going live reads and writes. */
export interface DeployConfig extends Jurisdictions {
  worker: string;
  bucket: string;
  store: string;
  publicUrl: string;
}

export function configIn(toml: string): DeployConfig {
  const value = (name: string) => new RegExp(`^\\s*${name}\\s*=\\s*"([^"]*)"`, 'm').exec(toml)?.[1] ?? '';
  return {
    ...jurisdictionsIn(toml),
    worker: value('name'),
    bucket: value('bucket_name'),
    store: value('DEFAULT_STORE'),
    publicUrl: value('PUBLIC_URL'),
  };
}

/** The same file with a public address and all three places of the jurisdiction set. */
export function configured(
  toml: string,
  { publicUrl, jurisdiction }: { publicUrl: string; jurisdiction: string },
): string {
  const set = (text: string, name: string, value: string) =>
    text.replace(
      new RegExp(`^(\\s*${name}\\s*=\\s*)"[^"]*"`, 'm'),
      (_, before: string) => `${before}"${value}"`,
    );
  const vars = [
    ['PUBLIC_URL', publicUrl],
    ['JURISDICTION', jurisdiction],
    ['BLOBS_JURISDICTION', jurisdiction],
  ].reduce((text, [name = '', value = '']) => set(text, name, value), toml);
  const tables = vars.split(/^(?=\[)/m).map((table) => {
    if (!/^\[\[r2_buckets\]\]/.test(table)) return table;
    const plain = table.replace(/^jurisdiction\s*=.*\n/m, '');
    return jurisdiction === ''
      ? plain
      : plain.replace(/^(bucket_name\s*=.*\n)/m, `$1jurisdiction = "${jurisdiction}"\n`);
  });
  return tables.join('');
}
