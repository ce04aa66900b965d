import type { Command } from 'commander';
import { listPlaces } from '../features/imports/index.ts';
import { say } from './cli.ts';
import { openList, openMap, saying, shown } from './list-file.ts';

export function addPlaces(program: Command): void {
  program.command('places').argument('<file>', 'CSV of requests')
    .description('print the places that a list of requests names, as a file for "import divisions" (清单地点)')
    .requiredOption('--map <map>', 'how to read the list: a JSON file, or boston311 or nyc311')
    .requiredOption('--under <code>', 'division below which they shall lie')
    .action(async (file: string, { map, under }: { map: string; under: string }) => {
      const reading = { map: await openMap(map), file: (await openList(file)).chunks, under };
      say(await saying(file, () => listPlaces(reading, ({ line, reason }) => process.stderr.write(`line ${line}: ${shown(reason)}\n`))));
    });
}
