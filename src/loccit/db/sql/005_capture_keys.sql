-- A document's keys are taken out when it is read anew: without this, at the price of a walk through everybody's.
create index if not exists capture_keys_document on capture_keys(document_id);
