import { Command, CommanderError } from 'commander';
import { vi } from 'vitest';

/** A command as `linlibang` runs it, in this process: what it wrote, on either output, and its exit code. */
export async function runCommand(add: (program: Command) => void, databaseUrl: string, ...args: string[]): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const hear = (text: string | Uint8Array): boolean => { said += String(text); return true; };
  const program = new Command('linlibang').exitOverride().configureOutput({ writeErr: hear });
  add(program);
  for (const command of program.commands) inherit(command, program);
  vi.stubEnv('DATABASE_URL', databaseUrl);
  const written = vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { code: 0, said };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { code: error.exitCode, said };
  } finally {
    written.mockRestore();
    vi.unstubAllEnvs();
  }
}

function inherit(command: Command, from: Command): void {
  command.copyInheritedSettings(from);
  for (const one of command.commands) inherit(one, command);
}
