import { Lexer, Source, TokenKind } from 'graphql';

/** What a text's tokens tell before anything is built from them. */
export interface Scan {
  /** how many; one more than the limit when there are more */
  readonly tokens: number;
  /** the most brackets open at once; counting stops past the limit */
  readonly nesting: number;
  readonly directives: number;
}

const OPENS: ReadonlySet<string> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const CLOSES: ReadonlySet<string> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/**
 * Reads tokens one by one, without recursion, until a limit is passed: what is refused here costs no parser its stack.
 * Throws the syntax error of a text that has no tokens.
 */
export function scan(
  text: string,
  limits: { readonly tokens: number; readonly nesting: number },
): Scan {
  const lexer = new Lexer(new Source(text));
  const found = { tokens: 0, nesting: 0, directives: 0 };
  let open = 0;
  while (found.tokens <= limits.tokens && found.nesting <= limits.nesting) {
    const { kind } = lexer.advance();
    if (kind === TokenKind.EOF) break;
    found.tokens += 1;
    if (kind === TokenKind.AT) found.directives += 1;
    else if (OPENS.has(kind)) found.nesting = Math.max(found.nesting, (open += 1));
    else if (CLOSES.has(kind)) open -= 1;
  }
  return found;
}
