import type { Profile } from './measuring.ts';

/** The steps of a turn, each with the files whose work it is; the nearest of these below a sample is whose time it was. */
const STEPS: readonly (readonly [string, RegExp])[] = [
  ['log', /node_modules\/(pino|sonic-boom|thread-stream)/],
  ['queries (driver)', /node_modules\/(pg|pg-[a-z]+|postgres-[a-z]+)\//],
  ['Prisma', /node_modules\/@prisma\/|src\/store\/generated\/|prisma/],
  [
    'platform: in and out',
    /node_modules\/(@slack|axios|express|raw-body|body-parser|follow-redirects|tsscmp)\/|src\/platforms\//,
  ],
  ['checking stored data (zod)', /node_modules\/zod\//],
  ['splitting words', /src\/language\/|node_modules\/(@orama\/stemmers|eld)\//],
  ['places and routes', /src\/(gazetteer|routing|counters)\//],
  ['understanding', /src\/understanding\//],
  ['retrieval', /src\/knowledge\//],
  ['skills', /src\/(features|criteria|policy-themes|learning-content|pledges)\//],
  ['delivery', /src\/delivery\//],
  ['conversation', /src\/(conversation|people|masking|i18n|chat|jobs|app)\//],
  ['store', /src\/store\//],
];
const REST = 'sockets, timers, runtime';
const GARBAGE = 'garbage collection';

/** @returns the share of what was spent on each step, the greatest first; idle time is nobody's */
export function sharesOfSteps(profiles: readonly Profile[]): [string, number][] {
  const spent = new Map<string, number>();
  for (const profile of profiles) {
    const steps = stepsOfNodes(profile);
    profile.samples?.forEach((node, at) => {
      const step = steps.get(node);
      if (step) spent.set(step, (spent.get(step) ?? 0) + (profile.timeDeltas?.[at] ?? 0));
    });
  }
  const all = [...spent.values()].reduce((sum, one) => sum + one, 0);
  return [...spent].map(([step, us]): [string, number] => [step, us / all]).sort(([, one], [, other]) => other - one);
}

/** Whose time a sample in each node of the tree of calls is; null: nobody's. */
function stepsOfNodes({ nodes }: Profile): Map<number, string | null> {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const calls = new Map(nodes.map((node) => [node.id, node.callFrame]));
  return new Map(
    nodes.map(({ id, callFrame }) => {
      if (callFrame.functionName === '(idle)') return [id, null];
      if (callFrame.functionName === '(garbage collector)') return [id, GARBAGE];
      for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
        const url = calls.get(at)?.url ?? '';
        const step = url.startsWith('node:') ? undefined : STEPS.find(([, files]) => files.test(url));
        if (step) return [id, step[0]];
      }
      return [id, REST];
    }),
  );
}
