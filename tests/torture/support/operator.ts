import { SECRET } from './node.ts';
import type { World } from './world.ts';

/** What somebody who operates nodes saw of a fault, in a few words, and what they should not have seen. */
export interface Seen { readonly wrong: readonly string[]; readonly lines: readonly string[] }

/** A node writes its warnings down, not one for each request. */
const MOST_LINES_A_SECOND = 20;

/** Watches what all nodes of a world say from now on. */
export function openOperator(world: World): { look(): Promise<Seen> } {
  const began = performance.now();
  const before = new Map(world.nodes().map((node) => [node.pid, node.said().length]));
  const password = new URL(world.ground.url).password;
  /** Of persons, tokens, secrets: the harness gives everybody such a name and phone, and every order such words. */
  const secrets = [SECRET, ...(password === '' ? [] : [password]), 'eyJ', 'Bearer', '测试', '陪老人散步', '义务理发'];
  /** The harness gives everybody such a number. Whole ones only: a sum of the metrics may hold the same digits. */
  const phone = /(?<![\d.])1200000\d{4}(?!\d)/;
  const revealed = (where: string, text: string): string[] => [...secrets.filter((one) => text.includes(one)), ...phone.exec(text) ?? []].map((one) => `${where} reveals ${JSON.stringify(one.slice(0, 12))}`);
  return {
    look: async () => {
      const wrong: string[] = [];
      const counts = new Map<string, number>();
      for (const node of world.nodes()) {
        const said = node.said().slice(before.get(node.pid) ?? 0);
        wrong.push(...revealed('a log', said));
        const lines = said.split('\n').filter((line) => /^\d\d:\d\d:\d\d /.test(line));
        for (const line of lines) {
          const told = line.slice(9).replace(/ \{.*/, '');
          counts.set(told, (counts.get(told) ?? 0) + 1);
          if (/^(ERROR|FATAL) a fault;/.test(told)) wrong.push(`a bug was met: ${said.slice(said.indexOf(line)).slice(0, 600)}`);
        }
        if (lines.length > MOST_LINES_A_SECOND * (1 + (performance.now() - began) / 1_000)) wrong.push(`a node said ${lines.length} lines`);
        if (node.lives()) for (const page of ['/readyz', '/metrics']) {
          const text = await fetch(node.url.replace('/graphql', page)).then((answer) => answer.text(), (error: unknown) => `no answer: ${String(error)}`);
          wrong.push(...revealed(page, text));
          if (!text.includes(page === '/readyz' ? '"checks":{"database":' : 'linlibang_operation_seconds')) wrong.push(`${page} says ${text.slice(0, 200)}`);
        }
      }
      return { wrong, lines: [...counts].map(([told, times]) => `${times} × ${told}`) };
    },
  };
}
