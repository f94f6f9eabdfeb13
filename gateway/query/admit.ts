import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { QueryLimits } from '../limits.js';
import { compileCost, costWith, type Cost } from './cost.js';
import { limitError, ruleError, type Breach } from './refusal.js';
import { scan, type Scan } from './scan.js';
import { fragmentsOf, measure, type Shape } from './shape.js';
import { variableBreaches } from './variable-breaches.js';

/** A question as it came. */
export interface Asked {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Refused {
  readonly kind: 'refused';
  /** the client's to see */
  readonly errors: readonly GraphQLError[];
}

/** Whether a question may be executed. */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly document: DocumentNode;
      readonly operation: OperationDefinitionNode;
    }
  | Refused;

/** Decides on a question before anything is planned or fetched. Never throws. */
export type Admit = (asked: Asked) => Admission;

/** What is known of a text, whatever its variables. */
type Reading =
  | Refused
  | {
      readonly kind: 'valid';
      readonly document: DocumentNode;
      readonly costs: Map<OperationDefinitionNode, Cost>;
    };

const MAX_ERRORS = 20;
/** Characters of texts whose readings are kept. */
const KEPT_TEXT = 8_388_608;

/**
 * The one door for questions, whatever transport brought them. In this order: size, tokens and nesting of the text;
 * syntax; the document's form; validity; variables; cost with these variables. The form comes before validity because
 * validation is quadratic in places. What does not depend on variables is decided once per text.
 */
export function createAdmission(schema: GraphQLSchema, limits: QueryLimits): Admit {
  const readings = new LRUCache<string, Reading>({
    maxSize: KEPT_TEXT,
    sizeCalculation: (_reading, text) => text.length + 256,
  });
  return ({ text, operationName, variables }) => {
    if (text.length > limits.textLength) return refused([tooLong(text, limits)]);
    let reading = readings.get(text);
    if (reading === undefined) {
      reading = read(schema, text, limits);
      readings.set(text, reading);
    }
    if (reading.kind === 'refused') return reading;
    const operation = getOperationAST(reading.document, operationName);
    if (operation === null || operation === undefined) return refused([noOperation(operationName)]);
    const values = coerce(schema, operation, variables, limits);
    if (values.kind === 'refused') return values;
    const cost = costWith(costOf(schema, reading, operation), values.coerced);
    if (cost > limits.cost) return refused([tooCostly(cost, limits)]);
    return { kind: 'admitted', document: reading.document, operation };
  };
}

function refused(errors: readonly GraphQLError[]): Refused {
  return { kind: 'refused', errors };
}

function read(schema: GraphQLSchema, text: string, limits: QueryLimits): Reading {
  try {
    const tokens = scan(text, limits);
    const early = textBreaches(tokens, limits);
    if (early.length > 0) return refused(early.map(limitError));
    const document = parse(text);
    const errors = formErrors(document, tokens, limits);
    if (errors.length > 0) return refused(errors);
    const options = { maxErrors: MAX_ERRORS, hideSuggestions: true };
    const invalid = [
      ...validate(schema, document, specifiedRules, options),
      ...unofferedOperations(schema, document),
    ];
    if (invalid.length > 0) return refused(invalid.map(coded('GRAPHQL_VALIDATION_FAILED')));
    return { kind: 'valid', document, costs: new Map() };
  } catch (error) {
    // Only a GraphQLError is about the text; `parse` and `scan` throw nothing else.
    if (error instanceof GraphQLError) return refused([coded('GRAPHQL_PARSE_FAILED')(error)]);
    throw error;
  }
}

/** Validation passes over an operation of a kind that the schema has no root for. */
function unofferedOperations(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
): readonly GraphQLError[] {
  return definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    if (schema.getRootType(definition.operation)) return [];
    const message = `The schema has no ${definition.operation}s.`;
    return [new GraphQLError(message, { nodes: [definition] })];
  });
}

function coded(code: string): (error: GraphQLError) => GraphQLError {
  return ({ message, nodes = null, source = null, positions = null }) =>
    new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}

function tooLong(text: string, { textLength }: QueryLimits): GraphQLError {
  const counted = 'characters of text';
  return limitError({ limit: 'textLength', max: textLength, got: text.length, counted });
}

function textBreaches({ tokens, nesting }: Scan, limits: QueryLimits): readonly Breach[] {
  return [
    { limit: 'tokens', max: limits.tokens, got: tokens, counted: 'tokens', atLeast: true },
    {
      limit: 'nesting',
      max: limits.nesting,
      got: nesting,
      counted: 'brackets inside one another',
      atLeast: true,
    },
  ].filter(({ max, got }) => got > max);
}

function formErrors(document: DocumentNode, tokens: Scan, limits: QueryLimits): GraphQLError[] {
  const shape = measure(document, limits.selections);
  return [
    ...formBreaches(shape, tokens, limits).map(limitError),
    ...shape.reservedAliases.map((alias) =>
      ruleError('reservedAlias', `The alias "${alias}" begins with "__", which is reserved.`),
    ),
    ...reservedVariables(document),
  ];
}

function formBreaches(shape: Shape, { directives }: Scan, limits: QueryLimits): readonly Breach[] {
  const depth = shape.introspection ? 'introspectionDepth' : 'depth';
  const counts: readonly (readonly [keyof QueryLimits, number, string])[] = [
    [depth, shape.depth, 'fields inside one another'],
    ['aliases', shape.aliases, 'aliases'],
    ['rootFields', shape.rootFields, 'root fields'],
    ['directives', directives, 'directives'],
    ['selections', shape.selections, 'selections with its fragments followed'],
    ['repeatedFields', shape.repeatedFields, 'fields that their selection already has'],
  ];
  return counts
    .filter(([limit, got]) => got > limits[limit])
    .map(([limit, got, counted]) => {
      return { limit, max: limits[limit], got, counted, atLeast: !shape.whole };
    });
}

/** The executor sends its own variable of this name to the services. */
function reservedVariables(document: DocumentNode): readonly GraphQLError[] {
  const message =
    'A variable may not be named "representations": the services are asked with one of that name.';
  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.variableDefinitions?.some((v) => v.variable.name.value === 'representations'),
  )
    ? [ruleError('reservedVariable', message)]
    : [];
}

function noOperation(operationName: string | undefined): GraphQLError {
  const message =
    operationName === undefined
      ? 'The document has several operations; operationName must say which.'
      : `The document has no operation named ${JSON.stringify(operationName.slice(0, 80))}.`;
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

function coerce(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: QueryLimits,
): Refused | { readonly kind: 'coerced'; readonly coerced: Readonly<Record<string, unknown>> } {
  if (variableDefinitions.length === 0) return { kind: 'coerced', coerced: {} };
  const breaches = variableBreaches(variables, limits);
  if (breaches.length > 0) return refused(breaches.map(limitError));
  const options = { maxErrors: MAX_ERRORS, hideSuggestions: true };
  const { errors, coerced } = getVariableValues(schema, variableDefinitions, variables, options);
  if (errors !== undefined) return refused(errors.map(coded('BAD_USER_INPUT')));
  return { kind: 'coerced', coerced };
}

function costOf(
  schema: GraphQLSchema,
  { document, costs }: Extract<Reading, { kind: 'valid' }>,
  operation: OperationDefinitionNode,
): Cost {
  const known = costs.get(operation);
  if (known !== undefined) return known;
  const cost = compileCost(schema, operation, fragmentsOf(document));
  costs.set(operation, cost);
  return cost;
}

function tooCostly(cost: number, limits: QueryLimits): GraphQLError {
  const message =
    `The answer may hold ${cost} fields; the limit is ${limits.cost}. ` +
    'Ask for smaller pages or fewer relations.';
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_REFUSED', limit: 'cost', max: limits.cost, got: cost },
  });
}
