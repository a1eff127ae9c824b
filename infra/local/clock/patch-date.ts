const RealDate = globalThis.Date;
const realNow = RealDate.now.bind(RealDate);

/** The machine's own time in epoch milliseconds, whatever `Date` says at the moment. */
export function machineNow(): number {
  return realNow();
}

/**
 * Makes the global `Date` tell `now()` wherever it is asked for the present (constructor without arguments, call
 * without `new`, `Date.now`), so that libraries which take no clock follow the virtual one. Returns the undo.
 * Real durations are measured with `performance.now()`, which stays as it is.
 */
export function patchDate(now: () => number): () => void {
  const virtual = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
  globalThis.Date = virtual;
  RealDate.prototype.constructor = virtual;
  return () => {
    if (globalThis.Date !== virtual) return;
    globalThis.Date = RealDate;
    RealDate.prototype.constructor = RealDate;
  };
}
