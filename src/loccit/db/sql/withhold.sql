-- Takes what was withdrawn of a document out of its rows, which were just written. What held its words goes, and what
-- only names it, by its ID, stays. `withheld` has the IDs, `spans` their places in the text.

create temp table withheld as
  select id from ledger where document_id = :document and status = 'withdrawn' and kind <> 'document';
create temp table spans as
  select p.start, p."end" from passage_pieces p where p.passage_id in (select id from withheld)
  union all
  select n.start, n."end" from notes n where n.id in (select id from withheld);
-- the blocks that repeat its words (a teaser, a pull quote) hold them too
insert into spans
  select copy.start, copy."end" from blocks copy join blocks source
    on source.document_id = copy.document_id and source.ordinal = copy.same_as
  where copy.document_id = :document and exists (
    select 1 from spans s where s.start < source."end" and s."end" > source.start);
create temp table silent as
  select speaker_id as id from quotations where document_id = :document and id in (select id from withheld)
  union select reported_by_id from quotations where document_id = :document and id in (select id from withheld)
  union select speaker_id from quotations where document_id = :document
    and (passage_id in (select id from withheld) or note_id in (select id from withheld))
  union select source_id from attributions where document_id = :document and passage_id in (select id from withheld)
  union select voice_id from passages where document_id = :document and id in (select id from withheld);
create temp table uncited as
  select work_id as id from citations where document_id = :document and note_id in (select id from withheld);

delete from quotations where document_id = :document and (id in (select id from withheld)
  or passage_id in (select id from withheld) or note_id in (select id from withheld));
delete from attributions where document_id = :document and passage_id in (select id from withheld);
delete from citations where document_id = :document and note_id in (select id from withheld);
delete from cross_references where document_id = :document
  and (passage_id in (select id from withheld) or note_id in (select id from withheld));
delete from passage_pieces where passage_id in (select id from withheld);
delete from passages where document_id = :document and id in (select id from withheld);
delete from notes where document_id = :document and id in (select id from withheld);
delete from corrections where target_id in (select id from withheld);
delete from findings where document_id = :document and exists (
  select 1 from spans s where s.start < findings."end" and s."end" > findings.start);
delete from matches where a_id = :document and kind in ('repeat', 'pull_quote') and (b_id in (select id from withheld)
  or exists (select 1 from spans s where s.start < matches.a_end and s."end" > matches.a_start));

-- a name that only withdrawn words bear, and a work that only a withdrawn note cites
delete from speaker_names where document_id = :document and speaker_id in (select id from silent)
  and speaker_id not in (
    select voice_id from passages where document_id = :document and voice_id is not null
    union select speaker_id from quotations where document_id = :document and speaker_id is not null
    union select reported_by_id from quotations where document_id = :document and reported_by_id is not null
    union select source_id from attributions where document_id = :document and source_id is not null);
delete from speakers where id in (select id from silent)
  and not exists (select 1 from speaker_names n where n.speaker_id = speakers.id);
delete from works where id in (select id from uncited)
  and not exists (select 1 from citations c where c.work_id = works.id);

-- what the document says of itself, where only the withdrawn words say it
update documents set
  title = iif(exists (select 1 from claims c join spans s on s.start < c."end" and s."end" > c.start
    where c.document_id = :document and c.field = 'title' and c.value = documents.title)
    and not exists (select 1 from claims c where c.document_id = :document and c.field = 'title'
      and c.value = documents.title and not exists (
        select 1 from spans s where s.start < c."end" and s."end" > c.start)), null, title),
  text = blackened(text, (select json_group_array(json_array(s.start, s."end")) from spans s))
  where id = :document;
update documents set seg = json_set(seg, '$.title', '') where id = :document and title is null;
delete from claims where document_id = :document and exists (
  select 1 from spans s where s.start < claims."end" and s."end" > claims.start);
-- what stood around words that are gone may be withdrawn words
update ledger set prefix = null, suffix = null where document_id = :document;
