import type {
  Answer,
  Operation,
  OperationInput,
  Provider,
  Reason,
  Region,
} from '../../../account/collect/provider.js';

/** What a call gets: an answer's value, or why there is none. */
export type Reply =
  { readonly value: unknown } | { readonly code: Reason['code']; readonly partial?: unknown };

export type Script = (operation: Operation, region: Region, item: string | null) => Reply;

export interface ScriptedProvider extends Provider {
  /** every call made, as `<region> <operation> <input>` */
  readonly calls: readonly string[];
}

/** A provider that answers what the test says. `identity` and `regionAnswer` stand for its own two. */
export function scriptedProvider(options: {
  readonly script: Script;
  readonly regions?: readonly Region[];
  readonly identity?: Reply;
  readonly regionAnswer?: Reply;
}): ScriptedProvider {
  const { script, regions = ['r1', 'r2'] } = options;
  const calls: string[] = [];
  return {
    name: 'scripted',
    source: 'scripted',
    globalRegion: 'r1',
    calls,
    identity: async () => answerOf('identity', options.identity ?? { value: '111122223333' }),
    regions: async () => answerOf('regions', options.regionAnswer ?? { value: regions }),
    call: async (operation, input, { region }) => {
      const source = sourceOf(operation, region, input);
      calls.push(source);
      return answerOf(source, script(operation, region, Object.values(input)[0] ?? null));
    },
    unread: async () => [{ region: 'r1', source: 'r1/nobody-reads-this' }],
    accountName: async () => null,
  };
}

function sourceOf(operation: Operation, region: Region, input: OperationInput): string {
  return [region, operation, ...Object.values(input)].join(' ');
}

function answerOf<T>(source: string, reply: Reply): Answer<T> {
  if ('value' in reply) return { kind: 'answer', value: reply.value as T, source };
  const reason: Reason = { code: reply.code, source, message: `${source}: ${reply.code}` };
  if (reply.partial === undefined) return { kind: 'unreadable', reason };
  return { kind: 'unreadable', reason, partial: reply.partial as T };
}
