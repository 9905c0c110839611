-- Fingerprints as runs, each in order: arrays of them are searched, merged and told apart at once.
create temp table packed as
  select substr(entries, 9) as entries from fingerprints  -- a chunk begins with the count of its entries
  union all select entries from fingerprints_waiting
  union all select entries from fingerprints_recent;
delete from fingerprints;
delete from fingerprints_recent;
drop table fingerprints_waiting;
drop table fingerprint_filters;
drop table fingerprint_shards;
create table fingerprint_runs (number integer primary key, count integer not null);
create table fingerprint_filters (id integer primary key, words blob not null);
