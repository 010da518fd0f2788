-- A link opens an appointment, or leads to the door of one's own space, too.

alter table resident_link drop constraint resident_link_purpose_check;
alter table resident_link add constraint resident_link_purpose_check check (purpose in ('MANDATE_WITHDRAWAL', 'APPOINTMENT', 'MY_SPACE'));
