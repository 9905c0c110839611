-- What may be shown of each capture; null until the writer has noted it, and then nothing may.
alter table versions add column rights text;
create index versions_without_rights on versions(rights, document_id) where rights is null;
