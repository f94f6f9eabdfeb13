import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { Kind, parse } from 'graphql';
import { generatedTypes } from './generated-types.js';
import type { Model } from './model.js';
import { readModel, type ServiceSdl } from './read-model.js';
import { subgraphSdl } from './subgraph-sdl.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** not services of the provider */
const OTHER_FILES = new Set(['directives', 'shared', 'supergraph', 'account']);

/** Writes everything that is generated from the SDL; with `--check` compares instead and names what differs. */
async function main(check: boolean): Promise<void> {
  const outputs = await compile();
  const different: string[] = [];
  for (const [file, text] of outputs) {
    const path = join(HERE, file);
    const known = await readFile(path, 'utf8').catch(() => '');
    if (known === text) continue;
    different.push(file);
    if (!check) await writeFile(path, text);
  }
  if (check && different.length > 0) {
    throw new Error(`Not up to date, run "npm run schema": ${different.join(', ')}`);
  }
}

async function compile(): Promise<ReadonlyMap<string, string>> {
  const services = await readServices();
  const shared = await readFile(join(HERE, 'shared.graphql'), 'utf8');
  const model = readModel(services.filter(({ service }) => service !== 'account'));
  await checkKinds(model, services);
  checkFolders(model);
  const sdl = new Map(services.map((one) => [one.service, subgraphSdl(one, shared, model)]));
  const supergraph = compose(sdl);
  const constant = JSON.stringify(model, null, 2);
  const names = model.services;
  return new Map([
    [join('..', 'subgraphs', 'services.ts'), servicesModule(names)] as const,
    ...[...sdl].map(([service, text]) => [join('generated', `${service}.graphql`), text] as const),
    ['supergraph.graphql', supergraph] as const,
    [join('generated', 'types.ts'), generatedTypes(model)] as const,
    [
      join('generated', 'model.ts'),
      `import type { Model } from '../model.js';\n\nexport const MODEL: Model = ${constant};\n`,
    ] as const,
  ]);
}

/** Every kind that a relation names is declared, here or in the service's own file. */
async function checkKinds(model: Model, services: readonly ServiceSdl[]): Promise<void> {
  const directives = parse(await readFile(join(HERE, 'directives.graphql'), 'utf8'));
  const documents = [directives, ...services.map(({ document }) => document)];
  const kinds = new Set(
    documents
      .flatMap(({ definitions }) => definitions)
      .filter(
        (node) => node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION,
      )
      .filter(({ name }) => name.value === 'RelationKind')
      .flatMap(({ values }) => (values ?? []).map(({ name }) => name.value)),
  );
  const unknown = Object.values(model.types).flatMap(({ type, relations }) =>
    Object.entries(relations)
      .filter(([, { kind }]) => !kinds.has(kind))
      .map(([field, { kind }]) => `${type}.${field}: RelationKind has no ${kind}`),
  );
  if (unknown.length > 0) throw new Error(unknown.join('\n'));
}

function checkFolders({ services }: Model): void {
  const missing = services.filter(
    (name) => !existsSync(join(HERE, '..', 'subgraphs', name, 'index.ts')),
  );
  if (missing.length === 0) return;
  throw new Error(
    missing.map((name) => `schema/${name}.graphql has no subgraphs/${name}/index.ts`).join('\n'),
  );
}

/** The list of the services' definitions: a service is its SDL file and its folder, nothing else names it. */
function servicesModule(names: readonly string[]): string {
  const imports = names.map((name) => `import { ${name}Service } from './${name}/index.js';`);
  return [
    '// Written by `npm run schema`: one line for each SDL file of a service.',
    ...imports,
    "import type { ServiceDefinition } from './kit/service-definition.js';",
    '',
    'export const SERVICES: readonly ServiceDefinition[] = [',
    ...names.map((name) => `  ${name}Service,`),
    '];',
    '',
  ].join('\n');
}

async function readServices(): Promise<readonly ServiceSdl[]> {
  const files = (await readdir(HERE)).filter((file) => file.endsWith('.graphql')).toSorted();
  const names = files.map((file) => file.replace('.graphql', ''));
  const services = ['account', ...names.filter((name) => !OTHER_FILES.has(name))];
  return Promise.all(
    services.map(async (service) => {
      const text = await readFile(join(HERE, `${service}.graphql`), 'utf8');
      return { service, document: parse(text) };
    }),
  );
}

/** Composes the supergraph; all composition errors at once. */
function compose(sdl: ReadonlyMap<string, string>): string {
  const result = composeServices(
    [...sdl].map(([name, text]) => ({ name, url: `local://${name}`, typeDefs: parse(text) })),
  );
  if (result.errors !== undefined) {
    throw new Error(result.errors.map(({ message }) => message).join('\n'));
  }
  return `${result.supergraphSdl}\n`;
}

await main(process.argv.includes('--check'));
