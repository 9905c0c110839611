-- What a published copy holds, statement by statement. `src` is the archive's database, attached; excerpt(), seg_of(),
-- key_hash(), blackened() and last_part() are functions of `loccit.db.publish`.

create temp table withdrawn as
  select id, document_id, start, "end" from src.ledger where status = 'withdrawn';
create temp table shown as
  select id, n, rights = 'quote' as is_quote from src.documents
  where rights in ('open', 'quote') and id not in (select id from withdrawn);
create unique index temp.shown_id on shown(id);
-- a capture is seen as far as its own rights and those of its document allow; `mixed` has one that is not seen whole
create temp table seen as
  select v.document_id, v.ordinal, v.sha256, v.rights = 'open' and not s.is_quote as is_whole
  from src.versions v join shown s on s.id = v.document_id where v.rights in ('open', 'quote');
create index temp.seen_document on seen(document_id);
create temp table mixed as
  select distinct document_id as id from src.versions
  where rights is not 'open' and document_id in (select id from shown where not is_quote);

insert into main.originals
  select * from src.originals where sha256 in (
    select sha256 from seen)
  order by sha256;
-- notes about an arrival, and what a person said of it, are for the keepers of the archive
insert into main.acquisitions(id, sha256, name, url, retrieved_at, added_at)
  select id, sha256, last_part(name), case when url like 'http://%' or url like 'https://%' then url end,
    retrieved_at, added_at
  from src.acquisitions where sha256 in (select sha256 from main.originals) order by id;

insert into main.documents(id, n, sha256, title, authors, publisher, series, published, updated, language, place, url,
    rights, note_dialect, format, reader, seg, text)
  select id, n, sha256, title, authors, publisher, series, published, updated, language, place, url,
    rights, note_dialect, format, reader, seg,
    case when rights = 'quote' then '' else blackened(text, (
      select json_group_array(json_array(w.start, w."end")) from withdrawn w
      where w.document_id = documents.id and w.start is not null)) end
  from src.documents where id in (select id from shown) order by n;
insert into main.versions(document_id, ordinal, sha256, captured_at, text, rights)
  select v.document_id, v.ordinal, v.sha256, v.captured_at,
    case when s.is_whole and v.document_id not in (select document_id from withdrawn where document_id is not null)
      then v.text end, v.rights
  from src.versions v join seen s on s.document_id = v.document_id and s.ordinal = v.ordinal
  order by v.document_id, v.ordinal;
insert into main.claims
  select * from src.claims where document_id in (select id from shown) order by document_id, rowid;
insert into main.blocks
  select * from src.blocks where document_id in (select id from shown) order by document_id, ordinal;
insert into main.sections
  select * from src.sections where document_id in (select id from shown) order by id;
insert into main.speaker_names
  select * from src.speaker_names where document_id in (select id from shown) order by document_id, rowid;
insert into main.note_references
  select * from src.note_references where document_id in (select id from shown) order by document_id, ordinal;
-- a finding may tell words of its place
insert into main.findings
  select f.* from src.findings f join shown s on s.id = f.document_id where not (s.is_quote and f.start is not null)
  order by f.document_id, f.rowid;

-- passages and notes: whole, or their beginnings
insert into main.passages
  select p.id, p.n, p.document_id, p.ordinal, p.section_id, p.role, p.voice_id, p.voice_how,
    case when s.is_quote then excerpt(p.text) else p.text end,
    case when s.is_quote then key_hash(excerpt(p.text)) else p.key_hash end,
    case when s.is_quote then seg_of(excerpt(p.text)) else p.seg end,
    p.start, p."end", p.locator
  from src.passages p join shown s on s.id = p.document_id
  where p.id not in (select id from withdrawn) order by p.n;
insert into main.passage_pieces
  select * from src.passage_pieces where passage_id in (select id from main.passages) order by passage_id, ordinal;
insert into main.notes
  select n.id, n.n, n.document_id, n.ordinal, n.label,
    case when s.is_quote then excerpt(n.text) else n.text end,
    case when s.is_quote then seg_of(excerpt(n.text)) else n.seg end,
    n.start, n."end", n.how
  from src.notes n join shown s on s.id = n.document_id
  where n.id not in (select id from withdrawn) order by n.n;

-- what is quoted, reported or cited is shown as far as its passage or note is
insert into main.quotations
  select q.id, q.document_id, q.ordinal, q.passage_id, q.note_id, q.start, q."end",
    case when s.is_quote and instr(coalesce(p.text, n.text, ''), q.text) = 0 then '…' else q.text end,
    q.kind, q.speaker_id,
    case when not s.is_quote or instr(coalesce(p.text, n.text, ''), q.surface) then q.surface end,
    case when not s.is_quote or instr(coalesce(p.text, n.text, ''), q.cue) then q.cue end,
    q.reported_by_id, q.continues_id, q.how
  from src.quotations q join shown s on s.id = q.document_id
    left join main.passages p on p.id = q.passage_id left join main.notes n on n.id = q.note_id
  where q.id not in (select id from withdrawn) and (p.id is not null or n.id is not null)
  order by q.document_id, q.ordinal;
insert into main.attributions
  select a.id, a.document_id, a.passage_id, a.start, a."end",
    case when s.is_quote and instr(p.text, a.text) = 0 then '…' else a.text end,
    a.source_id, case when not s.is_quote or instr(p.text, a.surface) then a.surface end, a.source_kind,
    case when s.is_quote and not instr(p.text, a.cue) then '' else a.cue end, a.date, a.how
  from src.attributions a join shown s on s.id = a.document_id join main.passages p on p.id = a.passage_id
  order by a.id;
insert into main.citations
  select c.id, c.note_id, c.document_id, c.ordinal,
    case when s.is_quote and instr(n.text, c.text) = 0 then '…' else c.text end,
    c.start, c."end", c.work_id, c.kind, c.target_note_id, c.target_id, c.reason, c.how,
    c.locator
  from src.citations c join shown s on s.id = c.document_id join main.notes n on n.id = c.note_id
  order by c.id;
insert into main.cross_references
  select c.id, c.document_id, c.passage_id, c.note_id,
    case when s.is_quote and instr(coalesce(p.text, n.text, ''), c.text) = 0 then '…' else c.text end,
    c.start, c."end", c.section_id, c.reason, c.target_passage_id, c.target_note_id
  from src.cross_references c join shown s on s.id = c.document_id
    left join main.passages p on p.id = c.passage_id left join main.notes n on n.id = c.note_id
  order by c.id;
-- what a work is called was read in what cites it: it is shown where one of these is shown whole
create temp table told as
  select distinct c.work_id as id from main.citations c join src.citations w on w.id = c.id where c.text = w.text
  union select w.id from src.works w join shown s on s.id = w.document_id;
create unique index temp.told_id on told(id);
insert into main.works
  select w.id, case when t.id is null then '…' else w.title end, case when t.id is null then '[]' else w.authors end,
    case when t.id is not null then w.container end, case when t.id is not null then w.publisher end,
    case when t.id is not null then w.issued end, w.type, case when t.id is not null then w.url end,
    case when t.id is not null then w.number end, case when t.id is not null then w.language end,
    case when t.id is not null then w.csl end,
    case when w.document_id in (select id from shown) then w.document_id end
  from src.works w left join told t on t.id = w.id
  where w.id in (select work_id from main.citations) order by w.id;
insert into main.speakers
  select * from src.speakers where id in (
    select speaker_id from main.speaker_names union select voice_id from main.passages
    union select speaker_id from main.quotations union select reported_by_id from main.quotations
    union select source_id from main.attributions)
  order by id;

-- what is named: everything that has a row here, and every old ID of a document that is shown
create temp table named as
  select id from shown union select id from main.passages union select id from main.notes
  union select id from main.quotations union select id from main.speakers union select id from main.works;
create unique index temp.named_id on named(id);
insert into main.matches
  select * from src.matches where a_id in (select id from named) and b_id in (select id from named)
  order by a_id, b_id, kind, a_start, b_start;
insert into main.corrections
  select target_id, field, value, note from src.corrections where target_id in (select id from named)
  order by target_id, field, value;
-- of a document with captures that are not seen whole: what was lost stays only where a capture that is seen has it
create temp table lost as
  select l.id, max(v.is_whole) as is_whole
  from src.ledger l join mixed m on m.id = l.document_id join seen v on v.document_id = l.document_id
    join src.versions w on w.document_id = v.document_id and w.ordinal = v.ordinal
    join src.documents d on d.id = v.document_id
  where l.exact is not null and instr(case when d.sha256 = v.sha256 then d.text else w.text end, l.exact)
  group by l.id;
create unique index temp.lost_id on lost(id);
insert into main.ledger
  select l.id, l.kind, s.id, l.status,
    (select json_group_array(j.value) from json_each(l.successors) j where j.value in (select id from named)),
    l.version, l.n, case when s.is_quote or not coalesce(f.is_whole, 1) then excerpt(l.exact) else l.exact end,
    case when not s.is_quote and m.id is null then l.prefix end,
    case when not s.is_quote and m.id is null then l.suffix end,
    l.start, l."end", l.hash
  from src.ledger l left join shown s on s.id = l.document_id
    left join mixed m on m.id = l.document_id left join lost f on f.id = l.id
  where l.status <> 'withdrawn'
    and (l.id in (select id from named) or (s.id is not null and l.status not in ('current', 'edited')))
    and (m.id is null or l.exact is null or f.id is not null)
  order by l.id;
insert into main.ledger(id, kind, status, version, hash)
  select id, kind, status, version, hash from src.ledger where status = 'withdrawn' order by id;
