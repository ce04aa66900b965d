/** An expected reason why the process cannot start, in both languages. Whoever starts prints only this message and exits with 1. */
export class StartRefused extends Error {
  constructor(readonly en: string, readonly zh: string) {
    super(`${en}\n${zh}`);
    this.name = 'StartRefused';
  }
}
