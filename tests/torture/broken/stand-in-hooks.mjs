let module = '';
let by = '';

export function initialize(data) {
  ({ module, by } = data);
}

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  const plain = (url) => (url ?? '').split('?')[0];
  return plain(found.url).endsWith(module) && !plain(context.parentURL).endsWith(by) ? { ...found, url: new URL(`../../../${by}`, import.meta.url).href } : found;
}
