-- What a fragment of a name is compared with. At most two letters (« Ba », « O'B ») must be whole words, and a fragment of
-- which nothing is left once signs are taken away is found nowhere: it would be found in every anonymous resident.
create or replace function name_pattern(fragment text) returns text
  language sql immutable strict parallel safe
  return case
    when search_form(fragment) = '' then null
    when length(replace(search_form(fragment), ' ', '')) < 3 then '% ' || search_form(fragment) || ' %'
    else '%' || search_form(fragment) || '%'
  end;
