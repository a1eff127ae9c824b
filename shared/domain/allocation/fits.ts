/** Units that any of these funds may pay, in whatever parts. */
export interface Load {
  readonly units: number;
  readonly funds: readonly number[];
}

const slack = 1e-6;

/**
 * Whether the funds could pay everything if amounts could be cut up: a largest flow. Where they cannot, the funds of a smallest cut:
 * what only they may pay is more than they have.
 */
export function overdrawn(loads: readonly Load[], free: readonly number[]): readonly number[] | undefined {
  const { wanted, flow, short } = largest(loads, free);
  return wanted - flow <= slack * Math.max(1, wanted * 1e-6) ? undefined : short;
}

/** The most that the funds could pay of all these, if amounts could be cut up. */
export const payable = (loads: readonly Load[], free: readonly number[]): number => largest(loads, free).flow;

function largest(loads: readonly Load[], free: readonly number[]) {
  const groups = together(loads);
  const m = free.length;
  const [source, sink] = [groups.length + m, groups.length + m + 1];
  const net = new Net(sink + 1);
  groups.forEach(({ units, funds }, g) => {
    net.add(source, g, units);
    for (const f of funds) net.add(g, groups.length + f, Number.MAX_SAFE_INTEGER);
  });
  free.forEach((units, f) => {
    net.add(groups.length + f, sink, units);
  });
  const wanted = groups.reduce((sum, { units }) => sum + units, 0);
  const { flow, reached } = net.largest(source, sink);
  return { wanted, flow, short: free.flatMap((_, f) => (reached[groups.length + f] ? [f] : [])) };
}

function together(loads: readonly Load[]): readonly Load[] {
  const groups = new Map<string, { units: number; readonly funds: readonly number[] }>();
  for (const { units, funds } of loads) {
    const name = funds.join();
    const same = groups.get(name);
    if (same) same.units += units;
    else groups.set(name, { units, funds });
  }
  return [...groups.values()];
}

/** A network whose largest flow is found by shortest layers (Dinic). */
class Net {
  readonly #out: number[][];
  readonly #to: number[] = [];
  readonly #left: number[] = [];

  constructor(nodes: number) {
    this.#out = Array.from({ length: nodes }, () => []);
  }

  add(from: number, to: number, capacity: number): void {
    this.#out[from]?.push(this.#to.length);
    this.#to.push(to);
    this.#left.push(capacity);
    this.#out[to]?.push(this.#to.length);
    this.#to.push(from);
    this.#left.push(0);
  }

  largest(source: number, sink: number): { readonly flow: number; readonly reached: readonly boolean[] } {
    let flow = 0;
    for (;;) {
      const layer = this.#layers(source);
      if ((layer[sink] ?? -1) < 0) return { flow, reached: layer.map((at) => at >= 0) };
      const next = this.#out.map(() => 0);
      for (let more = this.#push(source, sink, Number.MAX_SAFE_INTEGER, layer, next); more > 0; ) {
        flow += more;
        more = this.#push(source, sink, Number.MAX_SAFE_INTEGER, layer, next);
      }
    }
  }

  #layers(source: number): number[] {
    const layer = this.#out.map(() => -1);
    layer[source] = 0;
    const queue = [source];
    for (const node of queue)
      for (const edge of this.#out[node] ?? []) {
        const to = this.#to[edge] ?? 0;
        if ((this.#left[edge] ?? 0) <= slack || (layer[to] ?? 0) >= 0) continue;
        layer[to] = (layer[node] ?? 0) + 1;
        queue.push(to);
      }
    return layer;
  }

  #push(node: number, sink: number, most: number, layer: readonly number[], next: number[]): number {
    if (node === sink) return most;
    const edges = this.#out[node] ?? [];
    for (; (next[node] ?? 0) < edges.length; next[node] = (next[node] ?? 0) + 1) {
      const edge = edges[next[node] ?? 0] ?? 0;
      const to = this.#to[edge] ?? 0;
      const left = this.#left[edge] ?? 0;
      if (left <= slack || layer[to] !== (layer[node] ?? 0) + 1) continue;
      const pushed = this.#push(to, sink, Math.min(most, left), layer, next);
      if (pushed <= 0) continue;
      this.#left[edge] = left - pushed;
      this.#left[edge ^ 1] = (this.#left[edge ^ 1] ?? 0) + pushed;
      return pushed;
    }
    return 0;
  }
}
