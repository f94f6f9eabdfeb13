import { expectedTags } from './expected-tags.js';

/** A node as the seed knows it from what it asked for and was answered; attributes are the ones it set, and the tags. */
export interface ExpectedNode {
  readonly id: string;
  readonly type: string;
  readonly region: string | null;
  readonly name: string | null;
  readonly attributes: Attributes;
}

interface Attributes {
  readonly [name: string]: unknown;
}

/** Something that is only referred to. */
export interface ExpectedExternal {
  readonly id: string;
  readonly type: string;
}

/** What a collection of an account must find: written down while it is made. */
export class Expectation {
  readonly nodes: ExpectedNode[] = [];
  readonly external: ExpectedExternal[] = [];
  readonly #edges = new Set<string>();
  readonly #attributes = new Map<string, Attributes>();

  /** Returns the id. */
  node(id: string, node: Omit<ExpectedNode, 'id' | 'attributes'> & Partial<ExpectedNode>): string {
    const attributes = { tags: expectedTags(node), ...node.attributes };
    this.nodes.push({ ...node, id, attributes });
    return id;
  }

  /** Returns the id. */
  outside(type: string, id: string): string {
    if (!this.external.some((one) => one.id === id)) this.external.push({ id, type });
    return id;
  }

  edge(from: string, kind: string, ...to: readonly string[]): void {
    for (const end of to) this.#edges.add(`${from} ${kind} ${end}`);
  }

  /** One edge with attributes that the seed set. */
  stated(edge: string, attributes: Attributes): void {
    this.#edges.add(edge);
    this.#attributes.set(edge, attributes);
  }

  /** `<from> <kind> <to>` → attributes */
  get edgeAttributes(): ReadonlyMap<string, Attributes> {
    return this.#attributes;
  }

  /** `<from> <kind> <to>`, each once, in order */
  get edges(): readonly string[] {
    return [...this.#edges].toSorted();
  }

  has(id: string): boolean {
    return this.nodes.some((node) => node.id === id);
  }
}
