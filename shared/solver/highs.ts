import loadHighs from 'highs';
import type { LinearAnswer, LinearSolver } from '../domain/allocation/linear.ts';

// Its types describe the CommonJS build; what Node imports is the other one, whose default is the function itself.
const load = loadHighs as unknown as typeof loadHighs.default;

let loaded: Promise<LinearSolver> | undefined;

/** The solver for linear models (HiGHS, as WebAssembly), read once in a process: 3.5 MB that most requests never need. */
export function linearSolver(): Promise<LinearSolver> {
  loaded ??= open();
  return loaded;
}

async function open(): Promise<LinearSolver> {
  const highs = await load();
  return (model, { nodes } = {}): LinearAnswer => {
    // Limits are counts, never seconds: the same model has the same answer on a slow machine.
    const solved = highs.solve(model, {
      ...{ mip_rel_gap: 0, mip_abs_gap: 0, random_seed: 1, threads: 1 },
      ...(nodes === undefined ? {} : { mip_max_nodes: nodes }),
    });
    const rows = new Map(
      solved.Rows.flatMap((row) => ('Dual' in row ? [[row.Name, row.Dual] as const] : [])),
    );
    const value = (variable: string) => {
      const column = solved.Columns[variable];
      return column && 'Primal' in column ? column.Primal : 0;
    };
    const status =
      solved.Status === 'Optimal' ? 'optimal' : solved.Status === 'Infeasible' ? 'infeasible' : 'given-up';
    return {
      ...{ status, objective: solved.ObjectiveValue, value },
      price: (row) => rows.get(row) ?? 0,
    };
  };
}
