-- A grab raises the counters of its order, which stand in no index: with room left in the page the row's new version goes beside the old one,
-- and none of the fifteen indexes is written (a HOT update). Full pages made that impossible. Holds for pages written from now on.
ALTER TABLE orders SET (fillfactor = 80);
