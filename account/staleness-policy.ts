/** How old a reading may be before it is stale and read again, in seconds. */
export interface StalenessPolicy {
  /** for services that have none of their own */
  readonly maxAge: number;
  /** by service name; in the order of the names */
  readonly services: readonly ServiceMaxAge[];
}

export interface ServiceMaxAge {
  readonly service: string;
  readonly maxAge: number;
}

/** The least and the most that a policy may say, in seconds: 30 days at most. */
export const MAX_AGES = Object.freeze({ least: 10, most: 2_592_000 });

export function maxAgeOf({ maxAge, services }: StalenessPolicy, service: string): number {
  return services.find((one) => one.service === service)?.maxAge ?? maxAge;
}
