export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** A tag list as the provider writes it, in the order given. */
export function tags(values: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}
