/** What stands in a page behind `<!-- example: kind -->`, in blocks of this language. */
export function examplesIn(page: string, kind: string, language: string): readonly string[] {
  const form = `<!-- example: ${kind} -->\\s*\`\`\`${language}\\n([\\s\\S]*?)\`\`\``;
  return [...page.matchAll(new RegExp(form, 'g'))].map(([, text = '']) => text);
}
