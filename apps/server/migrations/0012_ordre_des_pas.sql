-- Steps of an act taken by two people at the same moment are read in the order in which they won, not in the order in which
-- their transactions began: now() is the beginning of the transaction.
alter table app.acte_evenement alter column le set default clock_timestamp();
