import { afterEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { graphiqlPage } from '../../gateway/graphiql-page.js';
import { serve, type Served } from './set-up/serve.js';

let served: Served | null = null;
afterEach(() => served?.stop());

const EXAMPLES = [
  { title: 'Instances\nand volumes', query: '{ instances { nodes { id } } }' },
  { title: 'A name', query: '{ instance(id: "</script><script>alert(1)</script>") { id } }' },
];

test('the page opens with the examples, runs only its own script and loads nothing from outside', async () => {
  served = await serve({ server: { page: graphiqlPage(EXAMPLES) } });
  const response = await fetch(served.origin);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const html = await response.text();
  expect(html).toContain('# Instances and volumes\\n{ instances');
  const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
  expect(scripts).toHaveLength(1);
  const digest = createHash('sha256')
    .update(scripts[0]?.[1] ?? '')
    .digest('base64');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src 'sha256-${digest}'`);
  expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
  const markup = html.replaceAll(/<script>[\s\S]*<\/script>|<style>[\s\S]*?<\/style>/g, '');
  expect(markup).not.toMatch(/(src|href)="(?!data:)/);
  expect(html.match(/<style>([\s\S]*?)<\/style>/)?.[1]).not.toMatch(/@import|url\((?!data:|#)/);
});
