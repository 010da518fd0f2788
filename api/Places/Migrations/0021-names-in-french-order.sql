alter table place alter column name type text collate french_order;
