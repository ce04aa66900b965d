import { OrderReadingFields, OrderTrail, TrailStepFields } from './trail.resolver.ts';

export const resolvers = [OrderTrail, TrailStepFields, OrderReadingFields];
