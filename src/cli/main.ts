import 'reflect-metadata';
import { Command } from 'commander';
import { described } from '../platform/loggable.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { addClock } from './clock.ts';
import { addDeadLetters } from './dead-letters.ts';
import { addDemo } from './demo/reset.ts';
import { addImportDivisions } from './import-divisions.ts';
import { addImportOrders } from './import-orders.ts';
import { addPlaces } from './places.ts';
import { addPushes } from './pushes.ts';
import { addRealm } from './realm.ts';
import { addReports } from './reports.ts';
import { addSearch } from './search.ts';
import { addSimulate } from './simulate.ts';
import { addToken } from './token.ts';
import { addVerifyDraw } from './verify-draw.ts';

/** One line each; a command adds itself to the program. */
const COMMANDS = [
  addClock,
  addToken,
  addRealm,
  addImportDivisions,
  addPlaces,
  addImportOrders,
  addVerifyDraw,
  addDeadLetters,
  addPushes,
  addReports,
  addSearch,
  addSimulate,
  addDemo,
];

const program = new Command('linlibang').description('Linlibang (邻里帮): what operators do by hand').showHelpAfterError();
for (const add of COMMANDS) add(program);

program.parseAsync().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    if (error instanceof StartRefused) console.error(error.message);
    else console.error(described(error));
    process.exit(1);
  });
