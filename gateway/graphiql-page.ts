import { createHash } from 'node:crypto';

/** A question to open the page with. */
export interface Example {
  readonly title: string;
  readonly query: string;
}

/** A page, and what its browser may do with it. */
export interface Page {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/**
 * The query page with one tab per example. Everything is inline: it loads nothing from anywhere. It is made at the first
 * call, because it is large and most processes never show it.
 */
export function graphiqlPage(examples: readonly Example[]): () => Promise<Page> {
  let page: Promise<Page> | null = null;
  return () => (page ??= makePage(examples));
}

async function makePage(examples: readonly Example[]): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'Account Graph',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
    defaultTabs: examples.map(({ title, query }) => {
      return { query: inScript(`# ${title.replaceAll(/\s+/g, ' ')}\n${query}`) };
    }),
  });
  return { html, contentSecurityPolicy: policyFor(html) };
}

/** The package writes texts into a script as JSON; nothing in one may look like the script's end. */
function inScript(query: string): string {
  return query.replaceAll('<', '\\u003c');
}

/** Only the page's own inline scripts run. The editor writes style attributes and starts workers from its own text. */
function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    'worker-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
