import type { Answer, Region } from '../../account/collect/provider.js';
import { isRegionName } from '../../account/collect/partition.js';

/**
 * Where each bucket lies: asked elsewhere, its operations are refused. Learned from the list of buckets, from the answer
 * about its location, and from a refusal, which says where the bucket is.
 */
export class BucketRegions {
  readonly #regions = new Map<string, Region>();

  of(bucket: string): Region | null {
    return this.#regions.get(bucket) ?? null;
  }

  /** From an answer of the service for buckets; `bucket`: the one it is about, null for the list of all. */
  learn(answer: Answer<unknown>, bucket: string | null): void {
    if (answer.kind !== 'answer') return;
    const value = (answer.value ?? {}) as { readonly [member: string]: unknown };
    if (bucket === null) return this.#learnList(value['Buckets']);
    const location = value['LocationConstraint'];
    if (typeof location !== 'string') return;
    const region = location === 'EU' ? 'eu-west-1' : location;
    if (isRegionName(region)) this.#regions.set(bucket, region);
  }

  /** From an error; true when it names another region than was asked. */
  learnFrom(error: unknown, bucket: string, asked: Region): boolean {
    const { $response } = error as { readonly $response?: { readonly headers?: Headers } };
    const region = $response?.headers?.['x-amz-bucket-region'];
    if (region === undefined || region === asked || !isRegionName(region)) return false;
    this.#regions.set(bucket, region);
    return true;
  }

  #learnList(buckets: unknown): void {
    if (!Array.isArray(buckets)) return;
    for (const { Name, BucketRegion } of buckets as readonly Bucket[]) {
      if (typeof Name !== 'string' || typeof BucketRegion !== 'string') continue;
      if (isRegionName(BucketRegion)) this.#regions.set(Name, BucketRegion);
    }
  }
}

type Headers = { readonly [name: string]: string | undefined };

interface Bucket {
  readonly Name?: unknown;
  readonly BucketRegion?: unknown;
}
