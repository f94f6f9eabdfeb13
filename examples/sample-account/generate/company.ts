export type Region = 'us-east-1' | 'eu-west-1';

/** The made-up company whose account is written. Addresses in it come from documentation ranges. */
export const company = {
  account: '210987654321',
  alias: 'marram-finch',
  /** The main region; answers of global services are written under it. */
  home: 'us-east-1',
  /** The small second region. */
  branch: 'eu-west-1',
  /** Another company that this one trusts and peers with. */
  partner: '333344445555',
} as const satisfies Record<string, string>;
