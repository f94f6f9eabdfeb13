import type { GraphStore } from '../graph/store.js';

/** What a feed reads: how far the accounts are, their log, and the headers of their versions. Never written. */
export type FeedSource = Pick<GraphStore, 'heads' | 'changes' | 'version' | 'versions'>;
