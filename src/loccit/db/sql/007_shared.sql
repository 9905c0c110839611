-- The ID of a speaker or a work that no document has any more is gone, until one has it again.

create trigger speakers_lost after delete on speakers begin
  update ledger set status = 'gone' where id = old.id and status = 'current';
end;
create trigger speakers_found after insert on speakers begin
  update ledger set status = 'current' where id = new.id and status = 'gone';
end;
create trigger works_lost after delete on works begin
  update ledger set status = 'gone' where id = old.id and status = 'current';
end;
create trigger works_found after insert on works begin
  update ledger set status = 'current' where id = new.id and status = 'gone';
end;
