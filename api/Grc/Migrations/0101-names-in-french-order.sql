alter table grc_request_kind alter column name type text collate french_order;
