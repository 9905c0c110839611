-- Full-text search: external content over views, so that what is indexed (`seg`) and what is shown (`text`) may differ.
-- Rows are put into the index by the writer (`db.save`), which is four times as fast as by triggers; triggers keep it
-- true when rows go or change.
-- Whoever changes a table below makes its triggers anew and sends the index `rebuild`.

create view passages_indexed as select n, coalesce(seg, text) as text from passages;
create virtual table passages_fts using fts5(
  text, content = 'passages_indexed', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
create trigger passages_fts_delete after delete on passages begin
  insert into passages_fts(passages_fts, rowid, text) values ('delete', old.n, coalesce(old.seg, old.text));
end;
create trigger passages_fts_update after update of n, text, seg on passages begin
  insert into passages_fts(passages_fts, rowid, text) values ('delete', old.n, coalesce(old.seg, old.text));
  insert into passages_fts(rowid, text) values (new.n, coalesce(new.seg, new.text));
end;

create view notes_indexed as select n, coalesce(seg, text) as text from notes;
create virtual table notes_fts using fts5(
  text, content = 'notes_indexed', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
create trigger notes_fts_delete after delete on notes begin
  insert into notes_fts(notes_fts, rowid, text) values ('delete', old.n, coalesce(old.seg, old.text));
end;
create trigger notes_fts_update after update of n, text, seg on notes begin
  insert into notes_fts(notes_fts, rowid, text) values ('delete', old.n, coalesce(old.seg, old.text));
  insert into notes_fts(rowid, text) values (new.n, coalesce(new.seg, new.text));
end;

-- `documents.seg` is a JSON object of the folded title, authors, publisher and headings.
create view documents_indexed as
  select n, seg ->> '$.title' as title, seg ->> '$.authors' as authors,
    seg ->> '$.publisher' as publisher, seg ->> '$.headings' as headings
  from documents;
create virtual table documents_fts using fts5(
  title, authors, publisher, headings, content = 'documents_indexed', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
create trigger documents_fts_delete after delete on documents begin
  insert into documents_fts(documents_fts, rowid, title, authors, publisher, headings)
    values ('delete', old.n,
      old.seg ->> '$.title', old.seg ->> '$.authors', old.seg ->> '$.publisher', old.seg ->> '$.headings');
end;
create trigger documents_fts_update after update of n, seg on documents begin
  insert into documents_fts(documents_fts, rowid, title, authors, publisher, headings)
    values ('delete', old.n,
      old.seg ->> '$.title', old.seg ->> '$.authors', old.seg ->> '$.publisher', old.seg ->> '$.headings');
  insert into documents_fts(rowid, title, authors, publisher, headings)
    values (new.n, new.seg ->> '$.title', new.seg ->> '$.authors', new.seg ->> '$.publisher', new.seg ->> '$.headings');
end;
