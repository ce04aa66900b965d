/** How large a demonstration street is. */
export interface Sizes {
  /** Each with `residentGrids` grids of residents and one dedicated grid. */
  readonly communities: number;
  readonly residentGrids: number;
  /** Dedicated grids directly below the street. */
  readonly streetGrids: number;
  /** Grids that have no officer of their own. */
  readonly sharedGrids: number;
  readonly people: number;
  readonly volunteers: number;
  readonly partyMembers: number;
  /** Orders of the last four weeks; with 300 each story is told as often as the programme says. */
  readonly orders: number;
  /** How far the past reaches beyond them, and with how many orders each. */
  readonly fortnights: number;
  readonly ofAFortnight: number;
}

/** As the article on Wenhua East Road Subdistrict has it: 111 grids and 107 officers; people and orders are ours: about 1,200 over 98 days. */
export const WENHUA_EAST_ROAD: Sizes = {
  communities: 12, residentGrids: 8, streetGrids: 3, sharedGrids: 4, people: 2_000, volunteers: 400, partyMembers: 120, orders: 300, fortnights: 5, ofAFortnight: 180,
};

/** For tests. */
export const HAMLET: Sizes = { communities: 2, residentGrids: 3, streetGrids: 1, sharedGrids: 1, people: 260, volunteers: 120, partyMembers: 40, orders: 60, fortnights: 0, ofAFortnight: 0 };
