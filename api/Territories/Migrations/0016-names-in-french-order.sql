alter table structure alter column name type text collate french_order;
alter table professional alter column family_name type text collate french_order;
alter table partner_client alter column name type text collate french_order;
