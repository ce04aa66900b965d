export { booking, outsideOf, type Booked, type Wanted } from './book.ts';
export { givingBack, type PlacesPart } from './store/booking.ts';
export { draft, type DraftInput } from './draft.ts';
export { handInCancelOrders, type CancelOrders } from './higher.ts';
export { resourceLoader } from './loaders.ts';
export { move, takeAsClock, type Moved, type ResourceMove, type StepInputs } from './move.ts';
export { nextPlaces, placeShown, readResourceCount, readResources, stepAnswer, stepsOf } from './read.ts';
export { resourcesIn } from './store/uses.ts';
export type { ResourceFilter } from './store/list.ts';
