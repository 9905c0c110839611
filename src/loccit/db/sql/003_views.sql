-- Views for everybody's SQL. No function of ours, so that plain sqlite3 reads them.

create view passage_search as
  select p.n, p.id, p.document_id, d.title, d.publisher, d.published, s.label as section, p.role,
    v.name as voice, p.text, coalesce(p.seg, p.text) as indexed
  from passages p
  join documents d on d.id = p.document_id
  left join sections s on s.id = p.section_id
  left join speakers v on v.id = p.voice_id;

create view quotes_by_speaker as
  select sp.id as speaker_id, sp.name as speaker, q.id as quotation_id, q.text, q.kind, q.surface, q.cue,
    r.name as reported_by, q.passage_id, q.document_id, d.title as document, d.publisher, d.published, q.how
  from quotations q
  join speakers sp on sp.id = q.speaker_id
  join documents d on d.id = q.document_id
  left join speakers r on r.id = q.reported_by_id;

create view notes_with_context as
  select n.id as note_id, n.document_id, d.title as document, n.ordinal, n.label, n.text as note,
    r.passage_id, r.position,
    case when r.position is null then null
      else substr(p.text, max(1, r.position - 119), min(120, r.position)) end as words_before,
    (select json_group_array(coalesce(w.title, c.text)) from citations c left join works w on w.id = c.work_id
      where c.note_id = n.id) as works
  from notes n
  join documents d on d.id = n.document_id
  left join note_references r on r.note_id = n.id
  left join passages p on p.id = r.passage_id;

create view most_cited_works as
  select w.id as work_id, w.title, w.authors, w.container, w.publisher, w.issued, w.type,
    count(*) as citations, count(distinct c.document_id) as documents, w.document_id as archived_as
  from works w join citations c on c.work_id = w.id
  group by w.id;

create view broken_references as
  select r.document_id, 'note' as what, r.label as words, null as reason, r.passage_id, r.start, r."end"
    from note_references r where r.note_id is null
  union all
  select c.document_id, 'citation', c.text, c.reason,
    (select x.passage_id from note_references x where x.note_id = c.note_id limit 1), c.start, c."end"
    from citations c where c.reason is not null
  union all
  select x.document_id, 'section', x.text, x.reason, x.passage_id, x.start, x."end"
    from cross_references x where x.section_id is null;

create view document_overview as
  select d.id, d.title, d.authors, d.publisher, d.published, d.language, d.rights,
    (select count(*) from passages p where p.document_id = d.id) as passages,
    (select count(*) from notes n where n.document_id = d.id) as notes,
    (select count(*) from quotations q where q.document_id = d.id) as quotations,
    (select count(*) from findings f where f.document_id = d.id) as findings,
    (select count(*) from versions v where v.document_id = d.id) as captures,
    (select count(*) from acquisitions a join versions v on v.sha256 = a.sha256 where v.document_id = d.id)
      as acquisitions,
    length(d.text) as characters
  from documents d;
