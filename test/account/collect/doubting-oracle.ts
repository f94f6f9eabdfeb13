import type { Graph } from './collecting.js';
import { YardOracle } from './yard-oracle.js';
import { DOUBT, scopeKey } from './yard-readings.js';
import type { Step, World } from './yard-world.js';

interface Collection {
  readonly step: Step;
  readonly world: World;
  readonly began: string;
  /** scopes whose absences are not believed */
  readonly doubted: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();
const LEAST = 10;

/** The oracle of an account that does not believe at once that most of it is gone: it looks first what would go. */
export class DoubtingOracle {
  readonly #past: Collection[] = [];
  readonly #oracle = new YardOracle();

  /** `began`: ISO 8601 */
  collect(step: Step, world: World, began: string): void {
    const trial = new YardOracle();
    for (const past of this.#past) collectInto(trial, past);
    const gone = collectInto(trial, { step, world, began, doubted: NOTHING });
    const collection = { step, world, began, doubted: this.#doubted(new Set(gone)) };
    this.#past.push(collection);
    collectInto(this.#oracle, collection);
  }

  /** Scopes that lose more than half, when they are several and more than half of all goes; but each only once in a row. */
  #doubted(gone: ReadonlySet<string>): ReadonlySet<string> {
    const own = this.#oracle.graph().nodes.filter(({ external }) => !external);
    if (gone.size < LEAST || gone.size * 2 <= own.length) return NOTHING;
    const scopes = [...new Set(own.map(scopeKey))].filter((scope) => {
      const nodes = own.filter((node) => scopeKey(node) === scope);
      return nodes.filter(({ id }) => gone.has(id)).length * 2 > nodes.length;
    });
    const rows = this.#oracle.freshness().filter(({ failed }) => failed.includes(DOUBT));
    const before = new Set(rows.map(scopeKey));
    return scopes.length < 2 ? NOTHING : new Set(scopes.filter((scope) => !before.has(scope)));
  }

  graph(): Graph {
    return this.#oracle.graph();
  }

  freshness(): ReturnType<YardOracle['freshness']> {
    return this.#oracle.freshness();
  }
}

function collectInto(oracle: YardOracle, collection: Collection): readonly string[] {
  const { step, world, began, doubted } = collection;
  return oracle.collect(step, world, began, doubted);
}
