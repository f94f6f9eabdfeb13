/** A ratio, or seconds, that must not be greater than its goal. */
export interface Goal {
  readonly name: string;
  readonly goal: number;
  readonly got: number;
  readonly unit: 'x' | ' s';
}

export function isMet({ got, goal }: Goal): boolean {
  return got <= goal;
}
