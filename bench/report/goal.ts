/** A ratio that must not be greater than its goal. */
export interface Goal {
  readonly name: string;
  readonly goal: number;
  readonly got: number;
}

export function isMet({ got, goal }: Goal): boolean {
  return got <= goal;
}
