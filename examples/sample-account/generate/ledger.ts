import type { Region } from './company.js';
import type { ListOperation } from './list-operations.js';
import type { Reference } from './references.js';

export interface ListedItem {
  readonly region: Region;
  readonly operation: ListOperation;
  readonly item: unknown;
}

export interface Answer {
  readonly region: Region;
  /** Operation, and for an answer about one item the arguments that name it. */
  readonly path: readonly string[];
  readonly body: unknown;
}

export interface Resource {
  readonly reference: Reference;
  readonly name: string | null;
  readonly external: boolean;
}

export interface Relation {
  readonly from: Reference;
  readonly kind: string;
  readonly to: Reference;
}

/** Where the plan writes down, side by side, what the provider answers and what the graph must then hold. */
export class Ledger {
  readonly items: ListedItem[] = [];
  readonly answers: Answer[] = [];
  readonly resources: Resource[] = [];
  readonly relations: Relation[] = [];

  /** One more item of a list operation's answer, in the order of the calls. */
  list(region: Region, operation: ListOperation, item: unknown): void {
    this.items.push({ region, operation, item });
  }

  /** The whole answer to a call about one item. */
  answer(region: Region, path: readonly string[], body: unknown): void {
    this.answers.push({ region, path, body });
  }

  resource(reference: Reference, name: string | null = reference.name): void {
    this.resources.push({ reference, name, external: false });
  }

  /** Something that relations lead to and that no answer lists. May be said more than once. */
  external(reference: Reference): Reference {
    if (!this.resources.some((known) => known.external && known.reference.id === reference.id)) {
      const name =
        reference.type === 'Principal' ? principalName(reference.id) : lastSegment(reference.id);
      this.resources.push({ reference, name, external: true });
    }
    return reference;
  }

  relate(from: Reference, kind: string, to: Reference): void {
    this.relations.push({ from, kind, to });
  }
}

function lastSegment(id: string): string {
  return id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
}

function principalName(id: string): string {
  const [, root] = /^arn:aws:iam::(\d+):root$/.exec(id) ?? [];
  return root ?? (id.startsWith('arn:') ? lastSegment(id) : id);
}
