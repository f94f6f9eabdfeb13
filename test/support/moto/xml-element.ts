/** An element of an XML text by where it stands. */
export interface XmlElement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly children: readonly XmlElement[];
}

interface Open {
  readonly name: string;
  readonly start: number;
  readonly innerStart: number;
  readonly children: XmlElement[];
}

/** The root of an XML text as the provider writes it: no comments, no CDATA. Throws when tags do not match. */
export function xmlRoot(text: string): XmlElement {
  const stack: Open[] = [{ name: '', start: 0, innerStart: 0, children: [] }];
  for (const tag of text.matchAll(/<(\/?)([A-Za-z_][\w.:-]*)[^<>]*?(\/?)>/g)) {
    const [whole, closes, name = '', empty] = tag;
    const start = tag.index;
    const end = start + whole.length;
    const into = stack.at(-1)?.children;
    if (closes === '/') close(stack, { name, start, end });
    else if (empty === '/') {
      into?.push({ name, start, end, innerStart: end, innerEnd: end, children: [] });
    } else stack.push({ name, start, innerStart: end, children: [] });
  }
  const root = stack[0]?.children[0];
  if (stack.length !== 1 || root === undefined)
    throw new Error('The answer is not one XML element');
  return root;
}

function close(stack: Open[], tag: { name: string; start: number; end: number }): void {
  const open = stack.pop();
  const parent = stack.at(-1);
  if (open === undefined || parent === undefined || open.name !== tag.name) {
    throw new Error(`</${tag.name}> closes nothing`);
  }
  parent.children.push({ ...open, end: tag.end, innerEnd: tag.start });
}
