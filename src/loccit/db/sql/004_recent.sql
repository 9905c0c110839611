-- Where documents are filed first: a small tree that stays in memory, whose rows go over to `fingerprints` in bulk.
create table fingerprints_recent (
  hash integer not null,
  document_n integer not null,
  passage integer not null,
  is_marked integer not null,
  primary key (hash, document_n, passage)
) without rowid;
create index fingerprints_recent_marked on fingerprints_recent(hash) where is_marked = 1;
