-- Fingerprints as packed numbers: a row of SQLite for each took longer to find and to write than all else of sameness.
create table fingerprint_places (
  first integer primary key,
  last integer not null,
  document_n integer not null
);
create index fingerprint_places_document on fingerprint_places(document_n);
create table fingerprints_recent (document_n integer primary key, entries blob not null);
create table fingerprints_waiting (id integer primary key, entries blob not null);
create table fingerprints (id integer primary key, entries blob not null);
create table fingerprint_filters (id integer primary key, bits blob not null);
create table fingerprint_shards (
  shard integer primary key,
  chunk_bits integer not null,
  filed integer not null,
  waiting integer not null,
  pieces integer not null
);
create table fingerprint_changes (id integer primary key, count integer not null);
insert into fingerprint_changes values (1, 0);
