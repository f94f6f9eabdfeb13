import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { SubgraphContext } from './context.js';

/** One service's running part of the federated graph. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /**
   * Never throws or rejects for what a resolver threw: that is in the result's errors. A promise only when something had
   * to be waited for.
   */
  execute(
    document: DocumentNode,
    variables: { readonly [name: string]: unknown },
    context: SubgraphContext,
  ): ExecutionResult | Promise<ExecutionResult>;
}
