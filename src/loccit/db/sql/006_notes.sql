-- Where in a work a citation points, and cross-references to passages (captions) and notes.

alter table citations add column locator text;
alter table cross_references add column target_passage_id text references passages(id);
alter table cross_references add column target_note_id text references notes(id);

drop view notes_with_context;
create view notes_with_context as
  select n.id as note_id, n.document_id, d.title as document, n.ordinal, n.label, n.text as note,
    r.passage_id, r.position,
    case when r.position is null then null
      else substr(p.text, max(1, r.position - 119), min(120, r.position)) end as words_before,
    (select json_group_array(coalesce(w.title, c.text)) from citations c left join works w on w.id = c.work_id
      where c.note_id = n.id and c.kind <> 'comment') as works
  from notes n
  join documents d on d.id = n.document_id
  left join note_references r on r.note_id = n.id
  left join passages p on p.id = r.passage_id;

drop view most_cited_works;
create view most_cited_works as
  select w.id as work_id, w.title, w.authors, w.container, w.publisher, w.issued, w.type,
    count(*) as citations, count(distinct c.document_id) as documents, w.document_id as archived_as
  from works w join citations c on c.work_id = w.id
  where c.kind <> 'comment'
  group by w.id;

drop view broken_references;
create view broken_references as
  select r.document_id, 'note' as what, r.label as words, 'nothing is noted for it' as reason, r.passage_id, r.start,
    r."end" from note_references r where r.note_id is null
  union all
  select c.document_id, 'citation', c.text, c.reason,
    (select x.passage_id from note_references x where x.note_id = c.note_id limit 1), c.start, c."end"
    from citations c where c.reason is not null
  union all
  select x.document_id, 'section', x.text, x.reason,
    coalesce(x.passage_id, (select r.passage_id from note_references r where r.note_id = x.note_id limit 1)),
    x.start, x."end"
    from cross_references x where x.reason is not null and x.reason <> 'names no place';
