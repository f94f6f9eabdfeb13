/** A question of a workload, as it is posted. */
export interface Ask {
  readonly name: string;
  readonly about: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
