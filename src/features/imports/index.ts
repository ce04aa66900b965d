export { importOrders, type ListImport, type Told } from './import-orders.ts';
export { listPlaces } from './list-places.ts';
export { readMap, type ListMap } from './map.ts';
