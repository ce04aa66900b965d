import { stepNames, targets, type Lifecycle, type Row, type Words } from './lifecycle.ts';

type Named<W extends Words> = { name: W['step']; row: Row<W> };

/**
 * What is wrong with a table of steps, one sentence each; empty when sound. Checked at start and in a test: every number once, every
 * state reachable, every non-final state has a way out with an owner, every chain of `else` ends with somebody told or in another
 * state, every step that a person may take has exactly one mutation, every row speaks both languages.
 */
export function lint<W extends Words>(life: Lifecycle<W>): string[] {
  const steps = stepNames(life).map((name) => ({ name, row: life.steps[name] }));
  return [
    ...numbersOnce(steps), ...reachable(life, steps), ...waysOut(life, steps),
    ...mutations(life, steps), ...chains(life, steps), ...words(steps),
  ].map((sentence) => `${life.name}: ${sentence}`);
}

function numbersOnce<W extends Words>(steps: Named<W>[]): string[] {
  const seen = new Map<number, string>();
  return steps.flatMap(({ name, row }) => {
    if (row.no === undefined) return [];
    const other = seen.get(row.no);
    seen.set(row.no, name);
    return other ? [`number ${row.no} is both ${other} and ${name}`] : [];
  });
}

function reachable<W extends Words>(life: Lifecycle<W>, steps: Named<W>[]): string[] {
  const reached = new Set<W['state']>(steps.filter((s) => s.row.from === 'BIRTH').flatMap((s) => targets(s.row)));
  for (let grew = true; grew;) {
    grew = false;
    for (const { row } of steps) {
      if (row.from === 'BIRTH' || !row.from.some((s) => reached.has(s))) continue;
      for (const to of targets(row)) if (!reached.has(to)) { reached.add(to); grew = true; }
    }
  }
  return life.states.filter((s) => !reached.has(s)).map((s) => `state ${s} cannot be reached`);
}

function waysOut<W extends Words>(life: Lifecycle<W>, steps: Named<W>[]): string[] {
  return life.states.flatMap((state) => {
    const out = steps.filter(({ row }) => row.from !== 'BIRTH' && row.from.includes(state) && targets(row).some((t) => t !== state));
    if (life.final.includes(state)) return [];
    if (out.length === 0) return [`state ${state} has no way out`];
    return out.some(({ row }) => row.who.length > 0) ? [] : [`state ${state} has no owner`];
  });
}

function mutations<W extends Words>(life: Lifecycle<W>, steps: Named<W>[]): string[] {
  const named = new Map<string, string>();
  return steps.flatMap(({ name, row }) => {
    const personal = row.who.some((who) => !life.automatic.includes(who));
    if (personal !== (row.mutation !== undefined)) {
      return [personal ? `${name} may be taken by a person and has no mutation` : `${name} has a mutation that nobody may call`];
    }
    if (row.mutation === undefined) return [];
    const other = named.get(row.mutation);
    named.set(row.mutation, name);
    return other ? [`mutation ${row.mutation} is both ${other} and ${name}`] : [];
  });
}

function chains<W extends Words>(life: Lifecycle<W>, steps: Named<W>[]): string[] {
  return steps.flatMap(({ name, row }) => row.within.flatMap((limit) => {
    const next = life.steps[limit.else as W['step']];
    if (!next) return [`${name} ends in ${limit.else}, which is no step`];
    if (!next.who.some((who) => life.automatic.includes(who))) return [`${name} ends in ${limit.else}, which the clock may not take`];
    const answers = next.tells.length > 0 || targets(next).length > 0 || next.effects.length > 0;
    return answers ? [] : [`${name} ends in ${limit.else}, which tells nobody and moves nothing`];
  }));
}

const words = <W extends Words>(steps: Named<W>[]): string[] =>
  steps.flatMap(({ name, row }) => (row.says && row.zh ? [] : [`${name} does not say what it is in both languages`]));
