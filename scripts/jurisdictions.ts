/** The three places of a wrangler.toml that say where data lies; empty where one says nothing. */
export interface Jurisdictions {
  /** `JURISDICTION`: where the objects are made. */
  objects: string;
  /** `BLOBS_JURISDICTION`: where the service believes its files are. */
  files: string;
  /** `jurisdiction` of the bucket binding BLOBS: where they are. */
  binding: string;
}

/** Reads them out of a wrangler.toml. */
export function jurisdictionsIn(toml: string): Jurisdictions {
  const bucket = toml.split(/^(?=\[)/m).find((table) => /^\[\[r2_buckets\]\]/.test(table)) ?? '';
  const value = (text: string, name: string) =>
    new RegExp(`^\\s*${name}\\s*=\\s*["']([^"']*)["']`, 'm').exec(text)?.[1] ?? '';
  return {
    objects: value(toml, 'JURISDICTION'),
    files: value(toml, 'BLOBS_JURISDICTION'),
    binding: value(bucket, 'jurisdiction'),
  };
}

/** Why a configuration would scatter data over jurisdictions; null when it would not. */
export function disagreement({ objects, files, binding }: Jurisdictions): string | null {
  if (objects === files && files === binding) return null;
  return `JURISDICTION is "${objects}", BLOBS_JURISDICTION "${files}" and the bucket binding's jurisdiction "${binding}": all three must be the same.`;
}
