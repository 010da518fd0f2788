using Npgsql;

namespace Inclusion.Tests.Platform.Storage;

/// <summary>What PostgreSQL itself says of the migrated database. Each rule gives the names of what breaks it.</summary>
internal sealed class Catalogue(NpgsqlConnection connection, CancellationToken stop)
{
    /// <summary>Tables of the house, partitions included: not an extension's.</summary>
    private const string Tables = """
        select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relispartition from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
        """;

    private const string Town = "(territory_id = (NULLIF(current_setting('inclusion.territory'::text, true), ''::text))::uuid)";

    /// <summary>Tables that lack the town's column, or have it without being sealed to it. A partition that nobody reaches is its parent's affair.</summary>
    public Task<List<string>> WithoutTownAsync() => AskAsync($"""
        with t as ({Tables})
        select t.name from t where (not t.relispartition or has_table_privilege('inclusion_app', t.oid, 'select, insert, update, delete')) and
          (not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'territory_id' and not a.attisdropped)
           or not (t.relrowsecurity and t.relforcerowsecurity))
        """);

    /// <summary>Sealed tables whose policies let through more, or less, than the operation's own town, for every command.</summary>
    public Task<List<string>> WithAnotherPolicyAsync() => AskAsync($"""
        with t as ({Tables})
        select t.name from t where t.relrowsecurity and (
          (select count(*) from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{"{0}"}'
             and pg_get_expr(p.polqual, p.polrelid) = $1 and pg_get_expr(p.polwithcheck, p.polrelid) = $1) <> 1
          or exists (select from pg_policy p where p.polrelid = t.oid and (p.polcmd <> '*' or p.polroles <> '{"{0}"}') and p.polroles <> array['inclusion_owner'::regrole::oid]))
        """, Town);

    /// <summary>Indexes that a list is read by, in the order of names, whose names are not in the order that a French reader expects.</summary>
    public Task<List<string>> NamesInAnotherOrderAsync() => AskAsync("""
        select c.relname::text from pg_index i join pg_class c on c.oid = i.indexrelid
        where c.relname like '%\_by\_name' and not 'french_order'::regcollation = any (i.indcollation::oid[])
        """);

    /// <summary>Keys, unique indexes and exclusions of sealed tables that do not start with the town.</summary>
    public Task<List<string>> KeysWithoutTownFirstAsync() => AskAsync($"""
        with t as ({Tables})
        select i.indexrelid::regclass::text from t join pg_index i on i.indrelid = t.oid
        where t.relrowsecurity and (i.indisunique or i.indisexclusion) and not t.relispartition
          and (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[0]) is distinct from 'territory_id'
        """);

    /// <summary>Sealed tables without a primary key, or where the town may be absent.</summary>
    public Task<List<string>> WithoutKeyAsync() => AskAsync($"""
        with t as ({Tables})
        select t.name from t where t.relrowsecurity and (
          not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')
          or not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'territory_id' and a.attnotnull and a.atttypid = 'uuid'::regtype))
        """);

    /// <summary>References from or to a sealed table that do not start with the town on both sides: they could point into another town.</summary>
    public Task<List<string>> ReferencesAcrossTownsAsync() => AskAsync("""
        select k.conname::text from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
        where k.contype = 'f' and (a.relrowsecurity or b.relrowsecurity)
          and ((select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'territory_id'
            or (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) <> 'territory_id')
        """);

    /// <summary>Views that would show their owner's rows instead of their reader's.</summary>
    public Task<List<string>> ViewsWithoutInvokerAsync() => AskAsync("""
        select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
          and not coalesce('security_invoker=true' = any (c.reloptions), false)
        """);

    /// <summary>Functions that run with their owner's rights, and that a caller's search path could lead astray, or that anybody may run.</summary>
    public Task<List<string>> OpenDefinersAsync() => AskAsync("""
        select f.proname::text from pg_proc f where f.prosecdef and f.pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
          and (not exists (select from unnest(f.proconfig) c where c like 'search_path=%' and c not like '%$user%')
            or has_function_privilege('public', f.oid, 'execute')
            or f.proowner not in ('inclusion_owner'::regrole, 'inclusion_search'::regrole))
        """);

    /// <summary>What the application's role has beyond reading and writing rows.</summary>
    public Task<List<string>> ApplicationHasTooMuchAsync() => AskAsync("""
        select 'is ' || rolname from pg_roles where rolname = 'inclusion_app'
          and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)
        union all select 'is a member of ' || roleid::regrole from pg_auth_members where member = 'inclusion_app'::regrole
        union all select 'owns ' || pg_describe_object(classid, objid, objsubid) from pg_shdepend
          where refobjid = 'inclusion_app'::regrole and deptype = 'o' and dbid in (0, (select oid from pg_database where datname = current_database()))
        union all select 'creates in ' || nspname from pg_namespace where nspname !~ '^pg_(toast_)?temp' and has_schema_privilege('inclusion_app', oid, 'create')
        union all select 'creates in the database' where has_database_privilege('inclusion_app', current_database(), 'create')
        union all select 'truncates or ties ' || relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
          and has_table_privilege('inclusion_app', oid, 'truncate, references, trigger, maintain')
        """);

    private async Task<List<string>> AskAsync(string sql, params object[] parameters)
    {
        await using var ask = new NpgsqlCommand($"select * from ({sql}) found order by 1", connection);
        foreach (var parameter in parameters) ask.Parameters.Add(new() { Value = parameter });
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var found = new List<string>();
        while (await rows.ReadAsync(stop)) found.Add(rows.GetString(0));
        return found;
    }
}
