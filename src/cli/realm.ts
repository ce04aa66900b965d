import { Option, type Command } from 'commander';
import { foundRealm } from '../features/appointments/index.ts';
import { beginCatalogue } from '../features/catalogue/index.ts';
import { importDivisions, LEVELS, REALM_KINDS, type RealmKind } from '../features/places/index.ts';
import { isRealmCode, LONGEST_REALM_CODE } from '../platform/realm-code.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { sayRefusal } from '../refusals.ts';
import { say, withDatabase } from './cli.ts';
import { patternOf, PATTERNS, sampleDivisions } from './realms.ts';

interface Options {
  readonly name: string;
  readonly operator: string;
  readonly operatorName: string;
  readonly issuer?: string;
  readonly kind?: RealmKind;
  readonly timeZone: string;
  readonly holidays: 'CN' | 'NONE';
  readonly like: string;
  readonly sampleDivisions?: boolean;
}

const LONGEST_COUNTY_CODE = 6;

/** Official codes of counties have 6 digits, of streets 9. */
const kindOf = (code: string): RealmKind => (/^\d+$/.test(code) && code.length <= LONGEST_COUNTY_CODE ? 'COUNTY' : 'STREET');

export function addRealm(program: Command): void {
  const realm = program.command('realm').description(`streets and counties that this deployment serves (辖区): ${LEVELS.slice(0, 2).join(', ').toLowerCase()}`);
  realm.command('create').argument('<code>', 'division code of the street or county')
    .description('make a realm, its outermost division, its first operator and its first catalogue')
    .requiredOption('--name <name>', 'name of the street or county')
    .requiredOption('--operator <subject>', 'subject of the first operator\'s account')
    .option('--operator-name <name>', 'name of the first operator', 'operator')
    .option('--issuer <issuer>', 'issuer of that account; left out: the issuer of this deployment')
    .addOption(new Option('--kind <kind>', 'left out: by the length of the code').choices(REALM_KINDS))
    .option('--time-zone <zone>', 'IANA zone', 'Asia/Shanghai')
    .addOption(new Option('--holidays <country>', 'whose public holidays count').choices(['CN', 'NONE']).default('CN'))
    .addOption(new Option('--like <pattern>', `how it works: ${PATTERNS.map((name) => `${name}: ${patternOf(name).says}`).join('; ')}`).choices(PATTERNS).default('seven-orders'))
    .option('--sample-divisions', 'with communities and grids of invented names, as many as the pattern has')
    .action((code: string, options: Options) => withDatabase(async ({ config, database }) => {
      if (!isRealmCode(code)) throw new StartRefused(`A code holds letters, digits, dots, hyphens and underscores, ${LONGEST_REALM_CODE} at most.`, `代码只能包含字母、数字、点、连字符和下划线，最多 ${LONGEST_REALM_CODE} 个字符。`);
      const pattern = patternOf(options.like);
      const made = await foundRealm(database.db, {
        code, name: options.name, kind: options.kind ?? kindOf(code), timeZone: zoneOf(options.timeZone),
        settings: { ...pattern.settings, ...(options.holidays === 'CN' ? {} : { holidays: options.holidays }) },
        operator: { issuer: options.issuer ?? config.authIssuer, subject: options.operator, name: options.operatorName },
      }, beginCatalogue);
      if (!made.ok) throw new StartRefused(sayRefusal(made.refusal, 'en'), sayRefusal(made.refusal, 'zh-CN'));
      if (options.sampleDivisions) await importDivisions(database.db, { realm: code, under: code, text: sampleDivisions(code, pattern) });
      say(`${code} ${options.name}: made. Its operator signs in as ${options.operator}.`);
    }));
}

function zoneOf(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new StartRefused(`There is no time zone ${zone}.`, `没有时区 ${zone}。`);
  }
}
