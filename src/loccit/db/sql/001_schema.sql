-- The tables that people's SQL relies on. Names stay; extend, do not rename.
-- Every table and column has its sentence in metadata.yml.

create table originals (
  sha256 text primary key,
  size integer not null,
  media_type text,
  path text not null
);
create table acquisitions (
  id integer primary key,
  sha256 text not null references originals(sha256),
  name text not null,
  url text,
  retrieved_at text,
  added_at text not null,
  note text,
  given text not null default '{}'
);
create index acquisitions_sha256 on acquisitions(sha256);
create index acquisitions_name on acquisitions(name);
create index acquisitions_url on acquisitions(url);

create table documents (
  id text primary key,
  n integer not null unique,
  sha256 text not null references originals(sha256),
  title text,
  authors text not null default '[]',
  publisher text,
  series text,
  published text,
  updated text,
  language text,
  place text,
  url text,
  rights text not null default 'private',
  note_dialect text,
  format text,
  reader text,
  words_hash integer,
  seg text,
  text text not null
);
create index documents_sha256 on documents(sha256);
create index documents_words_hash on documents(words_hash);
create index documents_published on documents(published);
create index documents_url on documents(url);

create table versions (
  document_id text not null references documents(id),
  ordinal integer not null,
  sha256 text not null references originals(sha256),
  captured_at text,
  text text,
  primary key (document_id, ordinal)
);
create index versions_sha256 on versions(sha256);

create table claims (
  document_id text not null references documents(id),
  field text not null,
  value text,
  start integer,
  "end" integer,
  how text not null
);
create index claims_document_id on claims(document_id);

create table blocks (
  document_id text not null references documents(id),
  ordinal integer not null,
  kind text not null,
  level integer not null,
  role text not null,
  why text not null,
  same_as integer,
  start integer not null,
  "end" integer not null,
  locator text,
  primary key (document_id, ordinal)
) without rowid;

create table sections (
  id integer primary key,
  document_id text not null references documents(id),
  parent_id integer references sections(id),
  ordinal integer not null,
  label text not null,
  title text not null,
  start integer not null,
  "end" integer not null
);
create index sections_document_id on sections(document_id);

create table speakers (
  id text primary key,
  name text not null,
  kind text not null
);
create index speakers_name on speakers(name);
create table speaker_names (
  speaker_id text not null references speakers(id),
  document_id text not null references documents(id),
  name text not null,
  title text not null default ''
);
create index speaker_names_speaker_id on speaker_names(speaker_id);
create index speaker_names_document_id on speaker_names(document_id);

create table passages (
  id text primary key,
  n integer not null unique,
  document_id text not null references documents(id),
  ordinal integer not null,
  section_id integer references sections(id),
  role text not null,
  voice_id text references speakers(id),
  voice_how text,
  text text not null,
  key_hash integer not null,
  seg text,
  start integer not null,
  "end" integer not null,
  locator text
);
create index passages_document_id on passages(document_id, ordinal);
create index passages_key_hash on passages(key_hash);
create index passages_voice_id on passages(voice_id) where voice_id is not null;
create table passage_pieces (
  passage_id text not null references passages(id),
  ordinal integer not null,
  start integer not null,
  "end" integer not null,
  primary key (passage_id, ordinal)
) without rowid;

create table notes (
  id text primary key,
  n integer not null unique,
  document_id text not null references documents(id),
  ordinal integer not null,
  label text not null,
  text text not null,
  seg text,
  start integer not null,
  "end" integer not null,
  how text not null
);
create index notes_document_id on notes(document_id, ordinal);
create table note_references (
  document_id text not null references documents(id),
  ordinal integer not null,
  label text not null,
  note_id text references notes(id),
  passage_id text references passages(id),
  position integer,
  start integer not null,
  "end" integer not null,
  primary key (document_id, ordinal)
);
create index note_references_note_id on note_references(note_id);
create index note_references_passage_id on note_references(passage_id);

create table works (
  id text primary key,
  title text,
  authors text not null default '[]',
  container text,
  publisher text,
  issued text,
  type text not null,
  url text,
  number text,
  language text,
  csl text,
  document_id text references documents(id)
);
create index works_document_id on works(document_id);
create table citations (
  id integer primary key,
  note_id text not null references notes(id),
  document_id text not null references documents(id),
  ordinal integer not null,
  text text not null,
  start integer not null,
  "end" integer not null,
  work_id text references works(id),
  kind text not null,
  target_note_id text references notes(id),
  target_id integer references citations(id),
  reason text,
  how text not null
);
create index citations_note_id on citations(note_id);
create index citations_work_id on citations(work_id);
create index citations_document_id on citations(document_id);
create table cross_references (
  id integer primary key,
  document_id text not null references documents(id),
  passage_id text references passages(id),
  note_id text references notes(id),
  text text not null,
  start integer not null,
  "end" integer not null,
  section_id integer references sections(id),
  reason text
);
create index cross_references_document_id on cross_references(document_id);

create table quotations (
  id text primary key,
  document_id text not null references documents(id),
  ordinal integer not null,
  passage_id text references passages(id),
  note_id text references notes(id),
  start integer not null,
  "end" integer not null,
  text text not null,
  kind text not null,
  speaker_id text references speakers(id),
  surface text,
  cue text,
  reported_by_id text references speakers(id),
  continues_id text references quotations(id),
  how text not null
);
create index quotations_document_id on quotations(document_id, ordinal);
create index quotations_passage_id on quotations(passage_id);
create index quotations_speaker_id on quotations(speaker_id);
create table attributions (
  id integer primary key,
  document_id text not null references documents(id),
  passage_id text references passages(id),
  start integer not null,
  "end" integer not null,
  text text not null,
  source_id text references speakers(id),
  surface text,
  source_kind text,
  cue text not null,
  date text,
  how text not null
);
create index attributions_document_id on attributions(document_id);
create index attributions_passage_id on attributions(passage_id);
create index attributions_source_id on attributions(source_id);

create table matches (
  kind text not null,
  a_id text not null,
  b_id text not null,
  a_start integer,
  a_end integer,
  b_start integer,
  b_end integer,
  score real,
  how text not null
);
create index matches_a_id on matches(a_id);
create index matches_b_id on matches(b_id);

-- What says that a newer arrival may be a capture of the same document: an even address, a hashed path, title and publisher.
create table capture_keys (
  key text not null,
  document_id text not null,
  primary key (key, document_id)
) without rowid;

-- What cited works and documents are found by: `u:` and an even address, `t:` and the folded title; an id of either.
create table title_keys (
  key text not null,
  id text not null,
  primary key (key, id)
) without rowid;
create index title_keys_id on title_keys(id);

-- What is kept of a document's words, so that later ones that share them are found (see `loccit.matching`).
create table sketches (
  document_n integer primary key,
  length integer not null,
  head integer,
  key integer
);
create index sketches_key on sketches(key) where key is not null;
create table fingerprints (
  hash integer not null,
  document_n integer not null,
  passage integer not null,
  is_marked integer not null,
  primary key (hash, document_n, passage)
) without rowid;
create index fingerprints_marked on fingerprints(hash) where is_marked = 1;

create table ledger (
  id text primary key,
  kind text not null,
  document_id text,
  status text not null,
  successors text not null default '[]',
  version integer not null,
  n integer,
  exact text,
  prefix text,
  suffix text,
  start integer,
  "end" integer,
  hash text
) without rowid;
create index ledger_document_id on ledger(document_id);
create table corrections (
  target_id text not null,
  field text not null,
  value text,
  note text
);
create index corrections_target_id on corrections(target_id);
create table findings (
  document_id text references documents(id),
  code text not null,
  message text not null,
  start integer,
  "end" integer
);
create index findings_document_id on findings(document_id);
create index findings_code on findings(code);
create table events (
  id integer primary key,
  at text not null,
  what text not null,
  detail text not null,
  previous_hash text not null,
  hash text not null
);
create table archive_state (
  key text primary key,
  value text not null
);
