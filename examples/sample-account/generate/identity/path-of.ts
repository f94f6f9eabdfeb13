/** The provider's path of a planned identity: `people/ada.linden` → `/people/`, `auditor` → `/`. */
export function pathOf(planned: string): string {
  return `/${planned.slice(0, planned.lastIndexOf('/') + 1)}`;
}
