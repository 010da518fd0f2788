alter table reason alter column name type text collate french_order;
