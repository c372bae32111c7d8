import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disagreement, jurisdictionsIn } from '../../scripts/jurisdictions.ts';

const config = readFileSync('wrangler.toml', 'utf8');
const inEurope = config
  .replace('JURISDICTION = ""', 'JURISDICTION = "eu"')
  .replace('BLOBS_JURISDICTION = ""', 'BLOBS_JURISDICTION = "eu"')
  .replace('bucket_name = "onethread-blobs"', 'bucket_name = "onethread-blobs"\njurisdiction = "eu"');

describe('the jurisdictions of wrangler.toml', () => {
  it('agree as it is, and with the three changes that README names', () => {
    expect(jurisdictionsIn(config)).toEqual({ objects: '', files: '', binding: '' });
    expect(disagreement(jurisdictionsIn(config))).toBeNull();
    expect(jurisdictionsIn(inEurope)).toEqual({ objects: 'eu', files: 'eu', binding: 'eu' });
    expect(disagreement(jurisdictionsIn(inEurope))).toBeNull();
  });

  it.each([
    ['JURISDICTION', 'JURISDICTION = "eu"', 'JURISDICTION = ""'],
    ['BLOBS_JURISDICTION', 'BLOBS_JURISDICTION = "eu"', 'BLOBS_JURISDICTION = ""'],
    ['the jurisdiction of the bucket binding', '\njurisdiction = "eu"', ''],
  ])('disagree when %s alone is left out', (_, written, instead) => {
    expect(disagreement(jurisdictionsIn(inEurope.replace(written, instead)))).toContain('must be the same');
  });

  it('are not read out of comments or other tables', () => {
    const other = `# JURISDICTION = "eu"\n[[r2_buckets]]\nbinding = "BLOBS"\n[[queues]]\njurisdiction = "eu"\n`;
    expect(jurisdictionsIn(other)).toEqual({ objects: '', files: '', binding: '' });
  });
});
