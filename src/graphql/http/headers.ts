import { HeaderMap } from '@apollo/server';
import type { IncomingHttpHeaders } from 'node:http';

/** The headers of a request as Apollo and its plugins read them. Apollo looks at four or five by name: the map is filled only for whoever asks for more. */
export class RequestHeaders extends HeaderMap {
  #unread: IncomingHttpHeaders | null;

  constructor(headers: IncomingHttpHeaders) {
    super();
    this.#unread = headers;
  }

  override get(name: string): string | undefined {
    if (this.#unread === null) return super.get(name);
    const value = this.#unread[name.toLowerCase()];
    return value === undefined ? undefined : String(value);
  }

  override has(name: string): boolean { return this.get(name) !== undefined; }
  override set(name: string, value: string): this { this.#read(); return super.set(name, value); }
  override delete(name: string): boolean { this.#read(); return super.delete(name); }
  override clear(): void { this.#unread = null; super.clear(); }
  override get size(): number { this.#read(); return super.size; }
  override keys(): ReturnType<HeaderMap['keys']> { this.#read(); return super.keys(); }
  override values(): ReturnType<HeaderMap['values']> { this.#read(); return super.values(); }
  override entries(): ReturnType<HeaderMap['entries']> { this.#read(); return super.entries(); }
  override forEach(...given: Parameters<HeaderMap['forEach']>): void { this.#read(); super.forEach(...given); }
  override [Symbol.iterator](): ReturnType<HeaderMap['entries']> { return this.entries(); }

  #read(): void {
    const unread = this.#unread;
    if (unread === null) return;
    this.#unread = null;
    for (const [name, value] of Object.entries(unread)) if (value !== undefined) super.set(name, String(value));
  }
}
