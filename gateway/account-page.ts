import type { View } from '../account/graph/view.js';
import { exampleQuestions } from './example-questions.js';
import { type Page, graphiqlPage } from './graphiql-page.js';

/** The query page with questions about the account as it is now; made again only when its version is another. */
export function accountPage(newest: () => Promise<View | undefined>): () => Promise<Page> {
  let made: { readonly key: string; readonly page: () => Promise<Page> } | null = null;
  return async () => {
    const view = await newest();
    const key = view === undefined ? '' : `${view.version.account} ${view.version.seq}`;
    if (made?.key !== key) made = { key, page: graphiqlPage(exampleQuestions(view)) };
    return made.page();
  };
}
