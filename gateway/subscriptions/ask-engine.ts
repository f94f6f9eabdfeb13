import type { ApolloServer } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { GraphqlRouteOptions } from '../graphql-route.js';
import type { QueryLimits } from '../limits.js';
import type { Logger } from '../log.js';
import type { Asked } from '../query/admit.js';
import { answerError } from '../query/answer-errors.js';
import { createBudget } from '../query/budget.js';
import { thrownError } from '../query/thrown-error.js';
import type { RequestContext } from '../request-reading.js';

export interface AskEngineOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly openRequest: GraphqlRouteOptions['openRequest'];
  readonly queryLimits: QueryLimits;
  readonly logger: Logger;
  readonly newId: () => string;
}

/**
 * Answers an admitted question as over HTTP: the same pins, budget, engine and errors. `header` is what the account-version
 * header would say. Never rejects.
 */
export type AskEngine = (asked: Asked, header?: string) => Promise<FormattedExecutionResult>;

export function createAskEngine(options: AskEngineOptions): AskEngine {
  const { apollo, openRequest, queryLimits, logger, newId } = options;
  return async ({ text, operationName, variables }, header) => {
    const requestId = newId();
    try {
      const cursorText = `${text} ${JSON.stringify(variables)}`;
      const { caller, pins } = await openRequest({ header, text: cursorText });
      const budget = createBudget(queryLimits.records);
      const contextValue = { requestId, codes: [], caller, pins, budget };
      const request = {
        query: text,
        variables: { ...variables },
        ...(operationName !== undefined && { operationName }),
      };
      const { body } = await apollo.executeOperation(request, { contextValue });
      if (body.kind === 'incremental') throw new Error('an answer in parts was never asked for');
      return body.singleResult;
    } catch (error) {
      const { error: answer, fault } = answerError(error, requestId);
      if (fault) logger.error({ requestId, err: thrownError(error) }, 'a fault while answering');
      return { data: null, errors: [answer] };
    }
  };
}
