import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The form of a document, fragments followed wherever they are spread. */
export interface Shape {
  /** fields inside one another, at the deepest place */
  readonly depth: number;
  readonly aliases: number;
  /** of the operation that has most */
  readonly rootFields: number;
  readonly selections: number;
  /** fields under a response name that their selection already has */
  readonly repeatedFields: number;
  /** true: every root field of every operation asks about the schema */
  readonly introspection: boolean;
  /** response names that begin with two underscores and are not the field's own name */
  readonly reservedAliases: readonly string[];
  /** false: counting stopped, there are more selections than the limit */
  readonly whole: boolean;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

interface Walk {
  readonly fragments: Fragments;
  readonly limit: number;
  readonly reached: Set<string>;
  readonly reserved: Set<string>;
  readonly found: { depth: number; aliases: number; selections: number; repeatedFields: number };
}

/** Where a walk is: the response names its selection has so far, and the fragments it is inside of. */
interface Place {
  readonly depth: number;
  readonly names: Set<string>;
  readonly roots: string[];
  readonly inside: readonly string[];
}

/**
 * Measures a document. Stops at `limit` selections, so a bomb costs no more than a large question; a fragment inside
 * itself is followed once.
 */
export function measure(document: DocumentNode, limit: number): Shape {
  const walk: Walk = {
    fragments: fragmentsOf(document),
    limit,
    reached: new Set(),
    reserved: new Set(),
    found: { depth: 0, aliases: 0, selections: 0, repeatedFields: 0 },
  };
  const roots = document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => rootNames(walk, operation));
  for (const [name, { selectionSet }] of walk.fragments) {
    if (!walk.reached.has(name)) follow(walk, selectionSet, start([name]));
  }
  return {
    ...walk.found,
    rootFields: Math.max(0, ...roots.map((names) => names.length)),
    introspection: roots.length > 0 && roots.flat().every((name) => name.startsWith('__')),
    reservedAliases: [...walk.reserved],
    whole: walk.found.selections <= limit,
  };
}

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
}

/** The field names of an operation's root, one for each time it stands there. */
function rootNames(walk: Walk, { selectionSet }: OperationDefinitionNode): readonly string[] {
  const place = start([]);
  follow(walk, selectionSet, place);
  return place.roots;
}

function start(inside: readonly string[]): Place {
  return { depth: 1, names: new Set(), roots: [], inside };
}

function follow(walk: Walk, { selections }: SelectionSetNode, place: Place): void {
  for (const selection of selections) {
    if (walk.found.selections > walk.limit) return;
    walk.found.selections += 1;
    if (selection.kind === Kind.FIELD) {
      visitField(walk, selection, place);
      continue;
    }
    const inner = innerOf(walk, selection, place.inside);
    if (inner !== null) follow(walk, inner.set, { ...place, inside: inner.inside });
  }
}

function visitField(
  walk: Walk,
  field: Extract<SelectionNode, { kind: Kind.FIELD }>,
  place: Place,
): void {
  const { found } = walk;
  const name = field.name.value;
  const responseName = field.alias?.value ?? name;
  if (responseName !== name) {
    found.aliases += 1;
    if (responseName.startsWith('__')) walk.reserved.add(responseName);
  }
  if (place.names.has(responseName)) found.repeatedFields += 1;
  place.names.add(responseName);
  if (place.depth === 1) place.roots.push(name);
  found.depth = Math.max(found.depth, place.depth);
  if (field.selectionSet === undefined) return;
  follow(walk, field.selectionSet, { ...place, depth: place.depth + 1, names: new Set() });
}

/** What a fragment holds; null when it is unknown or already being followed. */
function innerOf(
  walk: Walk,
  selection: Exclude<SelectionNode, { kind: Kind.FIELD }>,
  inside: readonly string[],
): { readonly set: SelectionSetNode; readonly inside: readonly string[] } | null {
  if (selection.kind === Kind.INLINE_FRAGMENT) return { set: selection.selectionSet, inside };
  const name = selection.name.value;
  const fragment = walk.fragments.get(name);
  if (fragment === undefined || inside.includes(name)) return null;
  walk.reached.add(name);
  return { set: fragment.selectionSet, inside: [...inside, name] };
}
