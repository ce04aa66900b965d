import * as agenda from './features/agenda/graphql/index.ts';
import * as appointments from './features/appointments/graphql/index.ts';
import * as asking from './features/asking/graphql/index.ts';
import * as bookings from './features/bookings/graphql/index.ts';
import * as brokers from './features/brokers/graphql/index.ts';
import * as captains from './features/captains/graphql/index.ts';
import * as catalogue from './features/catalogue/graphql/index.ts';
import * as center from './features/center/graphql/index.ts';
import * as crew from './features/crew/graphql/index.ts';
import * as diary from './features/diary/graphql/index.ts';
import * as draws from './features/draws/graphql/index.ts';
import * as echoes from './features/echoes/graphql/index.ts';
import * as feed from './features/feed/graphql/index.ts';
import * as glance from './features/glance/graphql/index.ts';
import * as hours from './features/hours/graphql/index.ts';
import * as inbox from './features/inbox/graphql/index.ts';
import * as notes from './features/notes/graphql/index.ts';
import * as openings from './features/openings/graphql/index.ts';
import * as orders from './features/orders/graphql/index.ts';
import * as organisations from './features/organisations/graphql/index.ts';
import * as people from './features/people/graphql/index.ts';
import * as places from './features/places/graphql/index.ts';
import * as projects from './features/projects/graphql/index.ts';
import * as pushes from './features/pushes/graphql/index.ts';
import * as ratings from './features/ratings/graphql/index.ts';
import * as reports from './features/reports/graphql/index.ts';
import * as resources from './features/resources/graphql/index.ts';
import * as rest from './features/rest/graphql/index.ts';
import * as search from './features/search/graphql/index.ts';
import * as series from './features/series/graphql/index.ts';
import * as teams from './features/teams/graphql/index.ts';
import * as telephone from './features/telephone/graphql/index.ts';
import * as trail from './features/trail/graphql/index.ts';
import type { NodeLoaders } from './graphql/context.ts';
import type { PlainPage } from './graphql/http/plain.ts';
import type { SecretLink } from './graphql/http/secret-links.ts';
import type { Platform } from './platform/platform.ts';

/** What a room shows to the outside. */
export interface Room {
  readonly name: string;
  readonly resolvers: readonly Function[];
  readonly nodes?: NodeLoaders;
  /** What it shows over plain GET, by path. */
  readonly pages?: Readonly<Record<string, PlainPage>>;
  /** What of it is read by a secret path, without a token. */
  readonly links?: readonly ((platform: Platform) => SecretLink)[];
}

/** THE ROOMS, from the ground up: a room knows only those above it in this list. One line each. */
export const ROOMS: readonly Room[] = [
  { name: 'places', resolvers: places.resolvers, nodes: places.nodes },
  { name: 'people', resolvers: people.resolvers, nodes: people.nodes },
  { name: 'organisations', resolvers: organisations.resolvers, nodes: organisations.nodes },
  { name: 'teams', resolvers: teams.resolvers, nodes: teams.nodes },
  { name: 'appointments', resolvers: appointments.resolvers, nodes: appointments.nodes },
  { name: 'catalogue', resolvers: catalogue.resolvers, nodes: catalogue.nodes },
  { name: 'resources', resolvers: resources.resolvers, nodes: resources.nodes },
  { name: 'orders', resolvers: orders.resolvers, nodes: orders.nodes },
  { name: 'crew', resolvers: crew.resolvers, nodes: crew.nodes },
  { name: 'draws', resolvers: draws.resolvers, nodes: draws.nodes },
  { name: 'ratings', resolvers: ratings.resolvers },
  { name: 'bookings', resolvers: bookings.resolvers, nodes: bookings.nodes },
  { name: 'projects', resolvers: projects.resolvers, nodes: projects.nodes },
  { name: 'brokers', resolvers: brokers.resolvers },
  { name: 'notes', resolvers: notes.resolvers, nodes: notes.nodes },
  { name: 'center', resolvers: center.resolvers },
  { name: 'search', resolvers: search.resolvers },
  { name: 'agenda', resolvers: agenda.resolvers },
  { name: 'trail', resolvers: trail.resolvers },
  { name: 'glance', resolvers: glance.resolvers },
  { name: 'echoes', resolvers: echoes.resolvers },
  { name: 'asking', resolvers: asking.resolvers, nodes: asking.nodes },
  { name: 'inbox', resolvers: inbox.resolvers, nodes: inbox.nodes },
  { name: 'pushes', resolvers: pushes.resolvers, nodes: pushes.nodes },
  { name: 'feed', resolvers: feed.resolvers },
  { name: 'series', resolvers: series.resolvers, nodes: series.nodes },
  { name: 'reports', resolvers: reports.resolvers, pages: reports.pages },
  { name: 'rest', resolvers: rest.resolvers },
  { name: 'openings', resolvers: openings.resolvers },
  { name: 'diary', resolvers: diary.resolvers, links: diary.links },
  { name: 'hours', resolvers: hours.resolvers },
  { name: 'captains', resolvers: captains.resolvers },
  { name: 'telephone', resolvers: telephone.resolvers },
];
