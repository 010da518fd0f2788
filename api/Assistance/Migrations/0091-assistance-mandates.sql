-- What is done on somebody's behalf points to its mandate, and each use of a mandate to what was done.

alter table assisted_procedure
  add constraint assisted_procedure_under_mandate foreign key (territory_id, mandate_id) references mandate (territory_id, id);
alter table mandate_use
  add constraint mandate_use_in_procedure foreign key (territory_id, procedure_id) references assisted_procedure (territory_id, id);
