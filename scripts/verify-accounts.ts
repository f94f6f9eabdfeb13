import type { GraphStore } from '../account/graph/store.js';
import { type BrokenChain, type IntactChain, verifyChain } from '../account/graph/verify-chain.js';

export interface VerifyAccountsOptions {
  readonly store: GraphStore;
  /** null: every one */
  readonly account: string | null;
  /** takes one line without its end */
  readonly write: (line: string) => void;
}

const FAULTS: Readonly<Record<BrokenChain['fault'], string>> = {
  missing: 'it is not there',
  header: 'its header or hash is not the one that was written',
  changes: 'its changes are not those that were written',
  replay: 'its changes do not lead from what was before to what is there',
};

/** Verifies accounts and writes a line about each. False when something does not fit or cannot be read. */
export async function verifyAccounts(options: VerifyAccountsOptions): Promise<boolean> {
  const { store, account: asked, write } = options;
  const heads = await store.heads();
  const accounts = heads.map(({ account }) => account);
  const wanted = accounts.filter((account) => asked === null || account === asked);
  if (wanted.length === 0) write(asked === null ? 'no accounts' : `There is no account ${asked}`);
  let isIntact = wanted.length > 0 || asked === null;
  for (const account of wanted) {
    const { line, fits } = await verified(store, account);
    write(`${account}  ${line}`);
    isIntact &&= fits;
  }
  return isIntact;
}

async function verified(store: GraphStore, account: string) {
  try {
    const chain = await verifyChain(store, account);
    return chain.kind === 'intact'
      ? { line: intactLine(chain), fits: true }
      : { line: brokenLine(chain), fits: false };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { line: `cannot be read: ${why}`, fits: false };
  }
}

function intactLine({ versions, netted, unhashed }: IntactChain): string {
  const notes = [
    ...(netted > 0 ? [`${netted} folded or with the changes of folded ones`] : []),
    ...(unhashed > 0 ? [`${unhashed} from before there were hashes`] : []),
  ];
  const counted = `intact: ${versions} version${versions === 1 ? '' : 's'}`;
  return [counted, ...notes].join(', ');
}

function brokenLine({ seq, record, fault }: BrokenChain): string {
  const named = record === null ? '' : ` (${record})`;
  return `BROKEN at version ${seq}${named}: ${FAULTS[fault]}`;
}
