import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { SubgraphContext } from './context.js';

/** One service's running part of the federated graph. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Never rejects for what a resolver threw: that is in the result's errors. */
  execute(
    document: DocumentNode,
    variables: { readonly [name: string]: unknown },
    context: SubgraphContext,
  ): Promise<ExecutionResult>;
}
