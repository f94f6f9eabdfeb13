import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../request-reading.js';

/** An admitted question: valid for the engine's schema, and within the limits. */
export interface Question {
  readonly text: string;
  readonly document: DocumentNode;
  /** a digest of the text: the same text has the same plan */
  readonly digest: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Answers questions over several subgraphs: plans which service is asked what, fetches, and shapes one answer.
 *
 * Guarantees: `context` reaches every fetch unchanged; a service that fails costs its own fields only and gives one error
 * with the code SUBGRAPH_UNAVAILABLE. Errors are as the resolvers threw them: whoever answers a client maps them.
 * Rejects only for a fault of the engine itself.
 */
export interface Engine {
  /** what clients may ask */
  readonly schema: GraphQLSchema;
  execute(question: Question, context: RequestContext): Promise<ExecutionResult>;
  stop(): Promise<void>;
}
